using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class JavaDeclarationsTests
{
    private const string Cart = """
        package shop.orders;

        import java.util.*;

        /** What is bought. */
        @Entity(name = "cart")
        public class Cart<T extends Item & Comparable<T>> extends Base implements Iterable<T> {
            private static final Map<String, List<Integer>> CACHE = new HashMap<>();
            @Inject Store store;

            static {
                int one = 1; CACHE.put("a", List.of(one));
            }

            public Cart(int limit) throws IOException {
                super(limit);
            }

            @Override
            @SuppressWarnings({"a", "b"})
            public <R> Map<String, R> map(final Function<? super T, R> by, int... rest) throws IOException, Broken {
                Runnable run = new Runnable() {
                    @Override
                    public void run() { go(by); }
                };
                for (T item : this) { if (item == null) { return null; } }
                return switch (rest.length) { case 0 -> null; default -> new HashMap<>(); };
            }

            abstract int total();

            enum State { OPEN("o") { int code() { return 1; } }, CLOSED("c"); State(String s) { } }

            record Pair(int left, int right) {
                Pair {
                    check(left);
                }
            }
        }

        @interface Marker { String value() default "x"; }

        interface Saver { void save(Item item); }
        """;

    [Test]
    public void Declarations_are_found()
    {
        Assert.That(Declared.In("Cart.java", Cart), Is.EqualTo(new[]
        {
            "Type Cart 7-39 public",
            "Field Cart.CACHE 8-8",
            "Field Cart.store 9-9",
            "Function Cart.Cart(limit) 15-17 public",
            "Function Cart.map(by, rest) 21-28 public",
            "Function map.run() 24-24",
            "Function Cart.total() 30-30",
            "Type Cart.State 32-32",
            "Function State.code() 32-32",
            "Function State.State(s) 32-32",
            "Type Cart.Pair 34-38",
            "Function Pair.Pair() 35-37",
            "Type Marker 41-41",
            "Function Marker.value() 41-41 public",
            "Type Saver 43-43",
            "Function Saver.save(item) 43-43 public",
        }));
    }

    [Test]
    public void Comment_of_documentation_stands_above_the_annotations()
    {
        Assert.That(Declared.Named("Cart", "Cart.java", Cart.Replace("public Cart(int", "public Other(int", StringComparison.Ordinal)).Doc?.Text,
            Is.EqualTo("What is bought."));
    }
}
