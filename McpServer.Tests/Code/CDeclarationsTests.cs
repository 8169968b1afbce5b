using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class CDeclarationsTests
{
    [Test]
    public void C()
    {
        const string Text = """
            #include <stdio.h>
            #define SWAP(a, b) do { int t = a; a = b; } while (0)

            typedef struct cart {
                int count;
                char *names[10];
            } cart_t;

            typedef int (*compare)(const void *, const void *);
            struct item { int price; };
            struct later;
            enum state { OPEN, CLOSED };
            static int total = 0;
            extern int add(cart_t *cart, const char *name, int);

            /* Adds up. */
            static struct item *
            find(cart_t *cart, int (*match)(int), char *argv[])
            {
                if (!cart) { return NULL; }
                for (int i = 0; i < 10; i++) { SWAP(a, b); }
                return 0;
            }

            #ifdef FAST
            int run(void) {
            #else
            int run(int slow) {
            #endif
                return 0;
            }

            int main(int argc, char **argv) { return run(); }
            """;

        Assert.That(Declared.In("cart.c", Text), Is.EqualTo(new[]
        {
            "Type cart_t 4-7 public",
            "Field cart_t.count 5-5 public",
            "Field cart_t.names 6-6 public",
            "Type compare 9-9 public",
            "Type item 10-10 public",
            "Field item.price 10-10 public",
            "Type state 12-12 public",
            "Field total 13-13",
            "Function add(cart, name) 14-14 public",
            "Function find(cart, match, argv) 17-23",
            "Function run() 26-26 public",
            "Function run(slow) 28-31 public",
            "Function main(argc, argv) 33-33 public",
        }));
    }

    [TestCase("a.c", "#define OPEN { \\\n  {\nint total;\n", "Field total 3-3 public")]
    [TestCase("a.cpp", "SHOP_API\nclass Cart {};\n", "Type Cart 2-2 public")]
    [TestCase("a.cpp", "static Cart shared(10, \"a\");\nvoid f();\n", "Function f() 2-2 public")]
    public void Macros_and_variables_are_taken_for_what_they_are(string path, string text, string declared)
    {
        Assert.That(Declared.In(path, text), Is.EqualTo(new[] { declared }));
    }

    [Test]
    public void Every_branch_of_a_condition_may_close_what_stands_around_it()
    {
        const string Text = """
            class A {
              void f() {
            #if FAST
              }
            #else
                g();
              }
            #endif
              void h() {}
            };
            """;

        Assert.That(Declared.In("a.cpp", Text), Is.EqualTo(new[] { "Type A 1-10 public", "Function A.f() 2-4", "Function A.h() 9-9" }));
    }

    [Test]
    public void Name_may_stand_below_the_type()
    {
        var find = Declared.Named("find", "a.c", "/* Finds. */\nstatic int\nfind(int x)\n{\n}\n");

        Assert.That((find.Line, find.NameLine, find.Doc?.Text), Is.EqualTo((2, 3, "Finds.")));
    }

    [Test]
    public void Cpp()
    {
        const string Text = """
            namespace shop::orders {

            template <typename T, int N = 3>
            class EXPORT_API Cart final : public Base<T>, private Other {
            public:
              explicit Cart(int limit = 1'000) noexcept : limit_(limit), items_{} {}
              Cart(const Cart&) = delete;
              virtual ~Cart();
              bool operator==(const Cart& other) const { return true; }
              auto total() const -> int;
              operator bool() const;

            private:
              std::map<std::string, int> items_;
              void hidden();
            };

            using Table = std::map<int, int>;

            }  // namespace shop::orders

            template <typename T>
            shop::Result Cart<T>::add(const T& item, std::function<void(int)> then) {
              auto by = [&](int x) { return x; };
              return by(1);
            }

            Cart::~Cart() { clear(); }

            TEST_F(CartTest, Adds) { EXPECT_EQ(1, total()); }
            """;

        Assert.That(Declared.In("cart.cpp", Text), Is.EqualTo(new[]
        {
            "Namespace shop::orders 1-20 public",
            "Type Cart 4-16 public",
            "Function Cart.Cart(limit) 6-6 public",
            "Function Cart.Cart() 7-7 public",
            "Function Cart.~Cart() 8-8 public",
            "Function Cart.operator ==(other) 9-9 public",
            "Function Cart.total() 10-10 public",
            "Function Cart.operator bool() 11-11 public",
            "Field Cart.items_ 14-14",
            "Function Cart.hidden() 15-15",
            "Type Table 18-18 public",
            "Function Cart.add(item, then) 23-26 public",
            "Function Cart.~Cart() 28-28 public",
            "Function CartTest.Adds() 30-30",
        }));
    }
}
