using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class GoAndRustDeclarationsTests
{
    private const string Store = """
        package store

        import "fmt"

        const limit = 10

        var (
        	ErrFull = fmt.Errorf("full")
        	count, size int
        )

        // Store keeps items.
        type Store[K comparable] struct {
        	items map[K]interface{}
        }

        type (
        	Pair struct{ a, b int }
        	Saver interface {
        		Save(ctx context.Context, item Item) error
        	}
        )

        // Add adds.
        func (s *Store[K]) Add(key K, a, b int, rest ...string) (left int, err error) {
        	go func() {
        		fmt.Println("{")
        	}()
        	return 0, nil
        }

        func newStore(int, string) map[string]struct{} {
        	type Local struct{}
        	return nil
        }

        func external(x int) int
        """;

    private const string Cart = """
        //! Carts.

        pub mod items {
            pub(crate) const LIMIT: usize = 10;
        }

        /// A cart.
        #[derive(Debug, Clone)]
        pub struct Cart<'a, T: Item + 'a> where T: Clone {
            items: Vec<&'a T>,
        }

        pub trait Total {
            fn total(&self) -> u32;
            fn name(&self) -> String { "x".to_string() }
        }

        impl<'a, T> Total for Cart<'a, T>
        where
            T: Item + Clone,
        {
            fn total(&self) -> u32 {
                self.items.iter().map(|item| { item.price() }).sum()
            }
        }

        impl Cart<'_, Book> {
            #[must_use]
            pub async fn add(&mut self, item: Book, mut count: usize) -> Result<(), Error<'static>> {
                match item { Book { title } => Ok(()), _ => Err('{'.into()) }
            }
        }

        macro_rules! cart {
            ($x:expr) => { Cart::from($x) };
        }

        #[cfg(test)]
        mod tests {
            #[test]
            fn adds() {}
        }
        """;

    [Test]
    public void Go()
    {
        Assert.That(Declared.In("store.go", Store), Is.EqualTo(new[]
        {
            "Field limit 5-5",
            "Field ErrFull 8-8 public",
            "Field count 9-9",
            "Type Store 13-15 public",
            "Type Pair 18-18 public",
            "Type Saver 19-21 public",
            "Function Saver.Save(ctx, item) 20-20 public",
            "Function Store.Add(key, a, b, rest) 25-30 public",
            "Function newStore() 32-35",
            "Type newStore.Local 33-33",
            "Function external(x) 37-37",
        }));
    }

    [Test]
    public void Go_documents_with_plain_comments()
    {
        Assert.That(Declared.Named("Add", "store.go", Store).Doc?.Text, Is.EqualTo("Add adds."));
    }

    [Test]
    public void Rust()
    {
        Assert.That(Declared.In("cart.rs", Cart), Is.EqualTo(new[]
        {
            "Namespace items 3-5 public",
            "Field LIMIT 4-4",
            "Type Cart 9-11 public",
            "Type Total 13-16 public",
            "Function Total.total() 14-14 public",
            "Function Total.name() 15-15 public",
            "Function Cart.total() 22-24",
            "Function Cart.add(item, count) 29-31 public",
            "Function cart() 34-36",
            "Namespace tests 39-42",
            "Function adds() 41-41",
        }));
    }

    [Test]
    public void Visibility_is_part_of_the_signature()
    {
        Assert.That(Declared.Named("f", "a.rs", "pub(crate) fn f(x: u8) {}").Signature, Is.EqualTo("pub(crate) fn f(x: u8)"));
    }

    [Test]
    public void Rust_documents_above_the_attributes()
    {
        Assert.That(Declared.Named("Cart", "cart.rs", Cart).Doc?.Text, Is.EqualTo("A cart."));
    }
}
