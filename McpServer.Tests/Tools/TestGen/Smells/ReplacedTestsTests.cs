using Mcp.Daemon.Tools.TestGen.Smells;
using NUnit.Framework;

namespace Mcp.Tests.Tools.TestGen.Smells;

public sealed class ReplacedTestsTests
{
    [TestCase("test_a.py", "def test_a():\n    assert f()\n\ndef test_a():\n    assert g()\n", "1 replaced_test")]
    [TestCase("test_a.py", "class TestA:\n    def test_a(self):\n        assert f()\n\n    def test_a(self):\n        assert g()\n", "2 replaced_test")]
    [TestCase("a.test.ts", "describe('x', () => {\n  it('a', () => { expect(1); });\n  it('a', () => { expect(2); });\n});\n", "3 duplicate_test_name")]
    [TestCase("a.test.ts", "describe('x', () => {\n  it(`a b`, () => { expect(1); });\n  it(`a b`, () => { expect(2); });\n});\n", "3 duplicate_test_name")]
    public void Second_test_of_a_name_is_found(string path, string text, string found)
    {
        Assert.That(Smelled.By(new ReplacedTests(), path, text), Is.EqualTo(found));
    }

    [TestCase("test_a.py", "class TestA:\n    def test_a(self):\n        assert f()\n\nclass TestB:\n    def test_a(self):\n        assert g()\n")]
    [TestCase("test_a.py", "if fast:\n    def test_a():\n        assert f()\nelse:\n    def test_a():\n        assert g()\n")]
    [TestCase("a.test.ts", "describe('x', () => {\n  it('a', () => { expect(1); });\n});\ndescribe('y', () => {\n  it('a', () => { expect(2); });\n});\n")]
    [TestCase("ATests.cs", "class ATests {\n [Test] public void A() { }\n [TestCase(1)] public void A(int x) { }\n}")]
    [TestCase("a.test.ts", "describe('x', () => {\n  it(`${up} with a`, () => { expect(1); });\n  it(`${up} with b`, () => { expect(2); });\n  it('a ' + up, () => { expect(1); });\n  it('a ' + down, () => { expect(2); });\n});\n")]
    public void Same_name_in_another_place_is_not(string path, string text)
    {
        Assert.That(Smelled.By(new ReplacedTests(), path, text), Is.Empty);
    }
}
