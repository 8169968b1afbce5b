using Mcp.Daemon.Tools.TestGen.Smells;
using NUnit.Framework;

namespace Mcp.Tests.Tools.TestGen.Smells;

public sealed class VacuousAssertionsTests
{
    [TestCase("test_a.py", "def test_sum():\n    assert True\n", 2)]
    [TestCase("test_a.py", "def test_sum():\n    assert cart.total == cart.total, \"x\"\n", 2)]
    [TestCase("test_a.py", "def test_sum():\n    self.assertTrue(True)\n", 2)]
    [TestCase("test_a.py", "def test_sum():\n    self.assertEqual(x, x)\n", 2)]
    [TestCase("a.test.ts", "it(\"a\", () => {\n  expect(true).toBe(true);\n});\n", 2)]
    [TestCase("a.test.ts", "it(\"a\", () => {\n  expect(cart.total).toEqual(cart.total);\n});\n", 2)]
    [TestCase("a.test.ts", "it(\"a\", () => {\n  assert.equal(1, 1);\n});\n", 2)]
    [TestCase("ATests.cs", "class ATests { [Test] public void A() {\n Assert.That(true, Is.True);\n} }", 2)]
    [TestCase("ATests.cs", "class ATests { [Test] public void A() {\n Assert.That(x, Is.EqualTo(x));\n} }", 2)]
    [TestCase("ATests.cs", "class ATests { [Fact] public void A() {\n Assert.Equal(x, x);\n} }", 2)]
    [TestCase("ATest.java", "class ATest { @Test void a() {\n assertEquals(\"sum\", x, x);\n} }", 2)]
    [TestCase("a_test.go", "package a\nfunc TestA(t *testing.T) {\n\tassert.True(t, true)\n}\n", 3)]
    [TestCase("a.rs", "#[test]\nfn sums() {\n    assert_eq!(x, x);\n}\n", 3)]
    public void Assertion_that_cannot_fail_is_found(string path, string text, int line)
    {
        Assert.That(Smelled.By(new VacuousAssertions(), path, text), Is.EqualTo($"{line} vacuous_assertion"));
    }

    [TestCase("test_a.py", "def test_sum():\n    assert total\n    assert x == y\n    assert not True\n    assert 0\n    assert f() == f()\n")]
    [TestCase("test_a.py", "def test_sum():\n    # assert True\n    x = \"assert True\"\n    assert x\n")]
    [TestCase("test_a.py", "def test_order_equals_itself():\n    assert x == x\n")]
    [TestCase("test_a.py", "def test_sum():\n    self.assertTrue(x)\n    self.assertFalse(True)\n    self.assertEqual(x, y)\n")]
    [TestCase("a.test.ts", "it(\"a\", () => {\n  expect(x).toBe(true);\n  expect(true).toBe(x);\n  expect(x).not.toBe(x);\n  expect(f()).toBe(f());\n});\n")]
    [TestCase("ATests.cs", "class ATests { [Test] public void A() {\n Assert.That(x, Is.True);\n Assert.That(true, Is.EqualTo(x));\n Assert.Equal(x, y);\n} }")]
    [TestCase("ATest.java", "class ATest { @Test void a() {\n assertEquals(x, x.copy());\n assertThat(true).isFalse();\n} }")]
    [TestCase("a_test.go", "package a\nfunc TestA(t *testing.T) {\n\tassert.True(t, ok)\n\tassert.Equal(t, want, got)\n}\n")]
    [TestCase("a.py", "def check():\n    assert True\n")]
    public void Assertion_that_may_fail_is_not(string path, string text)
    {
        Assert.That(Smelled.By(new VacuousAssertions(), path, text), Is.Empty);
    }
}
