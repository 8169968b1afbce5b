using Mcp.Daemon.Tools.TestGen.Smells;
using NUnit.Framework;

namespace Mcp.Tests.Tools.TestGen.Smells;

public sealed class AssertionlessTestsTests
{
    [TestCase("test_a.py", "def test_sum():\n    cart.total()\n", 1)]
    [TestCase("test_a.py", "# assert\ndef test_sum():\n    x = \"assert\"\n    cart.total()\n", 2)]
    [TestCase("test_a.py", "class TestCart:\n    def test_sum(self):\n        Cart().total()\n", 2)]
    [TestCase("test_a.py", "def prepare():\n    return 1\n\ndef test_sum():\n    prepare()\n", 4)]
    [TestCase("a.test.ts", "it(\"sums\", () => {\n  cart.total();\n});\n", 1)]
    [TestCase("a.test.js", "test('sums', function () {\n  cart.total();\n});\n", 1)]
    [TestCase("ATests.cs", "class ATests {\n [Test]\n public void Sums() { new Cart().Total(); }\n}", 3)]
    [TestCase("ATest.java", "class ATest {\n @Test\n void sums() { new Cart().total(); }\n}", 3)]
    [TestCase("a_test.go", "package a\nfunc TestSum(t *testing.T) {\n\tcart.New().Total()\n}\n", 2)]
    [TestCase("a.rs", "fn f() {}\n#[test]\nfn sums() {\n    Cart::new().total();\n}\n", 3)]
    public void Test_that_asserts_nothing_is_found(string path, string text, int line)
    {
        Assert.That(Smelled.By(new AssertionlessTests(), path, text), Is.EqualTo($"{line} assertionless_test"));
    }

    [TestCase("test_a.py", "def test_sum():\n    assert total() == 1\n")]
    [TestCase("test_a.py", "def check(x):\n    assert x\n\ndef test_sum():\n    check(total())\n")]
    [TestCase("test_a.py", "def has_sum(x):\n    assert x\n\ndef test_sum():\n    has_sum(1)\n")]
    [TestCase("test_a.py", "def inner(x):\n    assert x\n\ndef outer(x):\n    inner(x)\n\ndef test_sum():\n    outer(1)\n")]
    [TestCase("test_a.py", "def test_sum():\n    with pytest.raises(ValueError):\n        total()\n")]
    [TestCase("test_a.py", "class TestCart(TestCase):\n    def test_sum(self):\n        self.assertEqual(1, 2)\n")]
    [TestCase("test_a.py", "class TestCart(Base):\n    def test_sum(self):\n        self.the_sum_is(1)\n")]
    [TestCase("test_a.py", "from helpers import sum_is\n\ndef test_sum():\n    sum_is(1)\n")]
    [TestCase("test_a.py", "def test_sum(sum_is):\n    sum_is(1)\n")]
    [TestCase("test_a.py", "def test_does_not_raise():\n    cart.total()\n")]
    [TestCase("test_a.py", "@pytest.mark.skip(reason=\"later\")\ndef test_sum():\n    cart.total()\n")]
    [TestCase("test_a.py", "@pytest.fixture\ndef test_client():\n    return Client()\n")]
    [TestCase("a.py", "def test_connection():\n    connect()\n")]
    [TestCase("a.test.ts", "it(\"sums\", () => {\n  expect(1).toBe(1);\n});\n")]
    [TestCase("a.test.ts", "it(\"shows\", () => {\n  render(el);\n  screen.getByText(\"x\");\n});\n")]
    [TestCase("a.test.ts", "it(\"sums\", (done) => {\n  cart.total(done);\n});\n")]
    [TestCase("a.cy.js", "it('shows', () => {\n  cy.contains('x');\n});\n")]
    [TestCase("a.ts", "it(\"sums\", () => {\n  total();\n});\n")]
    [TestCase("ATests.cs", "class ATests {\n [Test]\n public void Sums() { Total().Should().Be(1); }\n}")]
    [TestCase("ATests.cs", "class ATests {\n [TestCase(1, ExpectedResult = 2)]\n public int Sums(int x) => Cart.Total(x);\n}")]
    [TestCase("ATests.cs", "class ATests {\n public void Sums() { new Cart().Total(); }\n}")]
    [TestCase("ATest.java", "class ATest {\n @Test(expected = IllegalStateException.class)\n void sums() { new Cart().total(); }\n}")]
    [TestCase("a_test.go", "package a\nfunc TestSum(t *testing.T) {\n\tif x() != 1 {\n\t\tt.Error(\"x\")\n\t}\n}\n")]
    [TestCase("a_test.go", "package a\nfunc TestSum(t *testing.T) {\n\trun(t, 1)\n}\n")]
    [TestCase("a.rs", "fn trip(x: u8) {\n    assert_eq!(x, 1);\n}\n\n#[test]\nfn sums() {\n    trip(1);\n}\n")]
    [TestCase("ATests.cs", "class ATests : Base {\n [Test]\n public void Sums() { SumIs(1); }\n}")]
    [TestCase("ATests.cs", "class ATests {\n [Test]\n public void Sums() { Scenario.Run(1); }\n}")]
    [TestCase("a.rs", "#[test]\nfn sums() {\n    Cart::new().total().unwrap();\n}\n")]
    [TestCase("a.rs", "#[test]\n#[should_panic]\nfn sums() {\n    Cart::new().total();\n}\n")]
    public void Test_that_asserts_or_may_assert_is_not(string path, string text)
    {
        Assert.That(Smelled.By(new AssertionlessTests(), path, text), Is.Empty);
    }
}
