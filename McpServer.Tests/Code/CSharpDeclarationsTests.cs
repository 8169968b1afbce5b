using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class CSharpDeclarationsTests
{
    private const string Cart = """
        using System.Text;

        namespace Shop.Orders;

        /// <summary>What is bought.</summary>
        [Serializable]
        public sealed class Cart<T>(int limit) : IEnumerable<T>
            where T : class, new()
        {
            private readonly List<T> _items = new() { Capacity = 3 };
            public event EventHandler? Changed;

            public Cart() : this(10)
            {
            }

            public int Count => _items.Count;

            public string Name { get; init; } = "a" +
                "b";

            public T this[int index]
            {
                get => _items[index];
                set { _items[index] = value; }
            }

            /// <summary>Adds.</summary>
            [Obsolete("no")]
            internal async Task<(int Left, bool Full)> AddAsync(T item, [NotNull] string? note = null, params (int, int)[] rest)
            {
                if (Fits(item))
                {
                    return Local(1) switch { { } left => (left, false) };
                }

                throw new InvalidOperationException($"{item} {{x}}");

                static (int, bool)? Local(int x) => (x, true);
            }

            private bool Fits(T item) =>
                item is { } found
                && found.Equals(item);

            public static bool operator ==(Cart<T> left, Cart<T> right) => true;

            IEnumerator<T> IEnumerable<T>.GetEnumerator() => _items.GetEnumerator();
        }

        public record Item(string Name, decimal Price);

        internal enum State { Open, Closed }

        public delegate void Handler(object sender, int code);

        public interface IStore
        {
            Task SaveAsync(Item item);
        }
        """;

    [Test]
    public void Types_are_found()
    {
        var types = Declared.In("Cart.cs", Cart).Where(line => line.StartsWith("Type", StringComparison.Ordinal));

        Assert.That(types, Is.EqualTo(new[]
        {
            "Type Cart 7-49 public",
            "Type Item 51-51 public",
            "Type State 53-53",
            "Type Handler 55-55 public",
            "Type IStore 57-60 public",
        }));
    }

    [Test]
    public void Functions_are_found()
    {
        var functions = Declared.In("Cart.cs", Cart).Where(line => line.StartsWith("Function", StringComparison.Ordinal));

        Assert.That(functions, Is.EqualTo(new[]
        {
            "Function Cart.Cart() 13-15 public",
            "Function Cart.AddAsync(item, note, rest) 30-40",
            "Function AddAsync.Local(x) 39-39",
            "Function Cart.Fits(item) 42-44",
            "Function Cart.operator ==(left, right) 46-46 public",
            "Function Cart.GetEnumerator() 48-48",
            "Function IStore.SaveAsync(item) 59-59 public",
        }));
    }

    [Test]
    public void Properties_and_fields_are_found()
    {
        var members = Declared.In("Cart.cs", Cart).Where(line => line.StartsWith("Property", StringComparison.Ordinal)
            || line.StartsWith("Field", StringComparison.Ordinal));

        Assert.That(members, Is.EqualTo(new[]
        {
            "Field Cart._items 10-10",
            "Field Cart.Changed 11-11 public",
            "Property Cart.Count 17-17 public",
            "Property Cart.Name 19-20 public",
            "Property Cart.this 22-26 public",
        }));
    }

    [Test]
    public void Namespace_of_a_file_goes_to_its_end()
    {
        var space = Declared.Named("Shop.Orders", "Cart.cs", Cart);

        Assert.That((space.Kind, space.Line, space.EndLine), Is.EqualTo((DeclarationKind.Namespace, 3, 60)));
    }

    [Test]
    public void Documentation_stands_above_the_attributes()
    {
        Assert.That(Declared.Named("AddAsync", "Cart.cs", Cart).Doc?.Text, Is.EqualTo("<summary>Adds.</summary>"));
    }

    [Test]
    public void Plain_comment_documents_nothing()
    {
        Assert.That(Declared.Named("F", "a.cs", "class A\n{\n    // Adds.\n    void F() { }\n}\n").Doc, Is.Null);
    }

    [Test]
    public void Parameter_may_be_a_tuple()
    {
        Assert.That(Declared.Named("F", "a.cs", "class A { void F((int B, int C)[] pairs) { } }").Parameters, Is.EqualTo(new[] { "pairs" }));
    }

    [Test]
    public void Signature_is_one_line_without_the_body()
    {
        Assert.That(Declared.Named("Fits", "Cart.cs", Cart).Signature, Is.EqualTo("private bool Fits(T item)"));
    }

    [Test]
    public void Signature_is_cut()
    {
        var text = $"class A {{ void F({string.Join(", ", Enumerable.Range(0, 100).Select(i => $"int p{i}"))}) {{ }} }}";

        Assert.That(Declared.Named("F", "a.cs", text).Signature, Has.Length.EqualTo(200));
    }

    [Test]
    public void Statements_are_no_declarations()
    {
        const string Text = """
            class A
            {
                void F()
                {
                    using var a = Open(b);
                    foreach (var x in xs) { G(x); }
                    lock (_lock) { return new B(1) { C = 2 }; }
                    await H(() => { K(); });
                    var x = w switch { 1 => Find(a) is { } found ? Made(found) : null, _ => null };
                    var y = z switch { Circle c => c.R, int n when Big(n) => 1, _ => 0 };
                }
            }
            """;

        Assert.That(Declared.In("a.cs", Text), Is.EqualTo(new[] { "Type A 1-12", "Function A.F() 3-11" }));
    }

    [Test]
    public void Both_branches_of_a_condition_share_the_rest()
    {
        const string Text = """
            class A
            {
            #if NET
                void F(int a) {
            #else
                void F() {
            #endif
                }

                void G() { }
            }
            """;

        Assert.That(Declared.In("a.cs", Text).Last(), Is.EqualTo("Function A.G() 10-10"));
    }

    [Test]
    public void Programs_without_a_class_have_local_functions()
    {
        const string Text = "var app = Build(args);\napp.Run();\nstatic App Build(string[] args) => new(args);\n";

        Assert.That(Declared.In("a.cs", Text), Is.EqualTo(new[] { "Function Build(args) 3-3" }));
    }
}
