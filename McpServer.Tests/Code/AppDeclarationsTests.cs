using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class AppDeclarationsTests
{
    [Test]
    public void Kotlin()
    {
        const string Text = """
            package shop

            typealias Items = List<Item>

            data class Item(val name: String, private val price: Int = 1)

            abstract class Cart<T : Item>(val limit: Int) : Base(limit), Iterable<T> {
                val total: Int
                    get() = items.sumOf { it.price }
                private var items = mutableListOf<T>()

                constructor() : this(10)

                companion object {
                    fun of(vararg items: Item): Cart<Item> = object : Cart<Item>(1) {
                        override fun check() = true
                    }
                }

                internal suspend fun add(item: T, then: (Int) -> Unit = {}): Boolean {
                    return if (item.price > 1) true else false
                }

                abstract fun check(): Boolean
            }

            fun String.shout(times: Int) = this
                .uppercase()
                .repeat(times)

            fun `adds an item`() {}
            """;

        Assert.That(Declared.In("cart.kt", Text), Is.EqualTo(new[]
        {
            "Type Items 3-3 public",
            "Type Item 5-5 public",
            "Type Cart 7-25 public",
            "Property Cart.total 8-9 public",
            "Property Cart.items 10-10",
            "Function Cart.constructor() 12-12 public",
            "Function Cart.of(items) 15-17 public",
            "Function of.check() 16-16",
            "Function Cart.add(item, then) 20-22",
            "Function Cart.check() 24-24 public",
            "Function String.shout(times) 27-29 public",
            "Function adds an item() 31-31 public",
        }));
    }

    [Test]
    public void Expression_goes_on_in_indented_lines()
    {
        const string Text = """
            fun total(items: Items) = if (items.any())
                items.sum()
            else
                0

            val next = 1
            """;

        Assert.That(Declared.In("a.kt", Text), Is.EqualTo(new[] { "Function total(items) 1-4 public", "Property next 6-6 public" }));
    }

    [Test]
    public void Scala()
    {
        const string Text = """
            package shop

            case class Item(name: String, price: Int)

            trait Total[T] extends Base with Other {
              def total(items: Seq[T])(implicit by: Numeric[T]): T = items.sum
              def +(other: T): T
              private val limit: Int = 10
            }

            object Cart:
              def add(item: Item): Unit =
                println(item)
                log(item)

              def size = 1
            """;

        Assert.That(Declared.In("cart.scala", Text), Is.EqualTo(new[]
        {
            "Type Item 3-3 public",
            "Type Total 5-9 public",
            "Function Total.total(items, by) 6-6 public",
            "Function Total.operator +(other) 7-7 public",
            "Property Total.limit 8-8",
            "Type Cart 11-16 public",
            "Function Cart.add(item) 12-14 public",
            "Function Cart.size() 16-16 public",
        }));
    }

    [Test]
    public void Swift()
    {
        const string Text = """
            public protocol Total { func total(of items: [Item]) -> Int }

            open class Cart<T: Item>: Base, Total {
                private let limit = 10
                public var count: Int {
                    items.count
                }

                public init?(from decoder: Decoder) throws { return nil }

                @discardableResult
                public static func add(_ item: T, to cart: inout Cart) async throws -> Bool where T: Codable {
                    guard let x = item.x else { return false }
                    return true
                }

                deinit { close() }
            }

            extension Cart: Hashable {
                func hash(into hasher: inout Hasher) {}
            }

            enum State { case open, closed }
            """;

        Assert.That(Declared.In("Cart.swift", Text), Is.EqualTo(new[]
        {
            "Type Total 1-1 public",
            "Function Total.total(items) 1-1 public",
            "Type Cart 3-18 public",
            "Property Cart.limit 4-4",
            "Property Cart.count 5-7 public",
            "Function Cart.init(decoder) 9-9 public",
            "Function Cart.add(item, cart) 12-15 public",
            "Function Cart.deinit() 17-17",
            "Function Cart.hash(hasher) 21-21",
            "Type State 24-24",
        }));
    }

    [Test]
    public void Dart()
    {
        const string Text = """
            abstract class Cart<T> extends Base with Other {
              final List<T> _items = [];
              static const limit = 10;

              Cart(this.store, {required this.name, int count = 1});
              Cart.empty() : store = null;
              factory Cart.of(T item) => Cart.empty();

              int get total => _items.length;

              Future<void> add(T item, [String? note]) async {
                if (item == null) return;
              }

              void _check();
            }

            void main() { runApp(Cart()); }
            """;

        Assert.That(Declared.In("cart.dart", Text), Is.EqualTo(new[]
        {
            "Type Cart 1-16 public",
            "Field Cart._items 2-2",
            "Field Cart.limit 3-3 public",
            "Function Cart.Cart(store, name, count) 5-5 public",
            "Function Cart.empty() 6-6 public",
            "Function Cart.of(item) 7-7 public",
            "Property Cart.total 9-9 public",
            "Function Cart.add(item, note) 11-13 public",
            "Function Cart._check() 15-15",
            "Function main() 18-18 public",
        }));
    }
}
