using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class ScriptDeclarationsTests
{
    [Test]
    public void Functions_are_found_by_whatever_holds_them()
    {
        const string Text = """
            export async function load(path, { deep = false } = {}) {
              return read(path);
            }
            function hidden() {}
            const add = (a, b) => a + b;
            export const wrap = async <T,>(work: () => Promise<T>): Promise<T> => {
              const inner = () => work();
              return inner();
            };
            exports.run = function (args) {
            };
            Cart.prototype.total = function () { return 1; };
            export default function () {}
            function pair(a: number): { left: number } | null {
              return null;
            }
            function on(a: Map<() => void, number>, b: string) {}
            const handler = useCallback((event) => { go(event); }, []);
            """;

        Assert.That(Declared.In("a.ts", Text), Is.EqualTo(new[]
        {
            "Function load(path) 1-3 public",
            "Function hidden() 4-4",
            "Function add(a, b) 5-5",
            "Function wrap(work) 6-9 public",
            "Function wrap.inner() 7-7",
            "Function run(args) 10-11 public",
            "Function Cart.total() 12-12 public",
            "Function default() 13-13 public",
            "Function pair(a) 14-16",
            "Function on(a, b) 17-17",
            "Function handler(event) 18-18",
        }));
    }

    [Test]
    public void Members_of_classes_are_found()
    {
        const string Text = """
            @Component({ selector: 'cart' })
            export class Cart extends Base<Item> implements Totals {
              static readonly limit = 10;
              @Input() private items: Item[] = [];
              #secret = 1

              constructor(private readonly store: Store) {
                super();
                if (store) { this.load(); }
              }

              get count(): number { return this.items.length; }

              async add(item: Item, note?: string): Promise<{ left: number }> {
                await this.store.save(item);
              }

              protected abstract check(): void;

              onClick = (event: Event) => {
                this.add(event.item);
              };

              #hash() { return 1; }
            }
            """;

        Assert.That(Declared.In("a.ts", Text), Is.EqualTo(new[]
        {
            "Type Cart 2-25 public",
            "Field Cart.limit 3-3 public",
            "Field Cart.items 4-4",
            "Field Cart.#secret 5-5",
            "Function Cart.constructor(store) 7-10 public",
            "Property Cart.count 12-12 public",
            "Function Cart.add(item, note) 14-16 public",
            "Function Cart.check() 18-18 public",
            "Function Cart.onClick(event) 20-22 public",
            "Function Cart.#hash() 24-24",
        }));
    }

    [Test]
    public void Types_of_TypeScript_are_found()
    {
        const string Text = """
            export interface Store {
              save(item: Item): Promise<void>;
              readonly size: number;
            }
            type Pair<T> =
              | [T, T]
              | null;
            export enum State { Open = 'open' }
            declare module 'x' { export function y(a: string): void; }
            """;

        Assert.That(Declared.In("a.ts", Text), Is.EqualTo(new[]
        {
            "Type Store 1-4 public",
            "Function Store.save(item) 2-2 public",
            "Type Pair 5-7",
            "Type State 8-8 public",
            "Function y(a) 9-9 public",
        }));
    }

    [Test]
    public void Members_of_literals_are_found()
    {
        const string Text = """
            module.exports = {
              find(id) { return id; },
              save: async (item) => { return item; },
              limit: 10,
            };
            const api = {
              get: function (url) { return url; },
            };
            """;

        Assert.That(Declared.In("a.js", Text), Is.EqualTo(new[]
        {
            "Function find(id) 2-2 public",
            "Function save(item) 3-3 public",
            "Field api 6-8",
            "Function api.get(url) 7-7",
        }));
    }

    [Test]
    public void Names_that_are_exported_below_are_public()
    {
        const string Text = "function a() {}\nfunction b() {}\nfunction c() {}\nexport { a, b as d };\nmodule.exports = { c };\n";

        Assert.That(Declared.Of("a.js", Text).Count(declared => declared.IsPublic), Is.EqualTo(3));
    }

    [Test]
    public void Calls_and_statements_are_no_declarations()
    {
        const string Text = """
            describe('cart', () => {
              it('adds', async () => { if (a) { b(c); } });
            });
            app.get('/x', function (req, res) { res.send(); });
            const total = items.map((item) => item.price);
            for (const x of y) { z(x); }
            """;

        Assert.That(Declared.In("a.js", Text), Is.EqualTo(new[] { "Field total 5-5" }));
    }

    [Test]
    public void Element_texts_do_not_derail()
    {
        const string Text = """
            export function Page({ name }: Props) {
              return (
                <div className="class Foo {">
                  <p>Don't {name ? 'a' : "b"} go / stay</p>
                </div>
              );
            }
            export const After = () => 1;
            """;

        Assert.That(Declared.In("a.tsx", Text), Is.EqualTo(new[] { "Function Page() 1-7 public", "Function After() 8-8 public" }));
    }

    [Test]
    public void Page_of_a_component_declares_nothing()
    {
        const string Text = """
            <template><p>It's the class Foo { of function bar() {}</p></template>
            <script>
            export default {
              methods: {
                save() { return 1; },
              },
            };
            </script>
            """;

        Assert.That(Declared.In("a.vue", Text), Is.EqualTo(new[] { "Function save() 5-5 public" }));
    }

    [Test]
    public void Comment_of_documentation_stands_above()
    {
        const string Text = "/** Adds. */\nexport const add = (a, b) => a + b;\n";

        Assert.That(Declared.Named("add", "a.js", Text).Doc, Is.EqualTo(new CommentBlock(1, 1, "Adds.", IsDoc: true)));
    }

    [Test]
    public void Semicolons_may_be_left_out()
    {
        const string Text = "const a = x => x\n  .b()\nconst c = () => 2\nlet d = 1\n";

        Assert.That(Declared.In("a.js", Text), Is.EqualTo(new[] { "Function a(x) 1-2", "Function c() 3-3", "Field d 4-4" }));
    }
}
