using Mcp.Daemon.Tools.TestGen.Smells;
using NUnit.Framework;

namespace Mcp.Tests.Tools.TestGen.Smells;

public sealed class SwallowedFailuresTests
{
    [TestCase("test_a.py", "def test_a():\n    try:\n        assert f()\n    except Exception:\n        pass\n", "4 swallowed_failure")]
    [TestCase("test_a.py", "def test_a():\n    try:\n        assert f()\n    except:\n        print(1)\n", "4 swallowed_failure")]
    [TestCase("test_a.py", "def test_a():\n    try:\n        assert f()\n    except KeyError:\n        pass\n    except AssertionError:\n        pass\n", "6 swallowed_failure")]
    [TestCase("a.test.js", "it('a', () => {\n  try {\n    expect(f()).toBe(1);\n  } catch (e) {\n    console.log(e);\n  }\n});\n", "4 swallowed_failure")]
    [TestCase("ATests.cs", "class ATests { [Test] public void A() {\n try { Assert.That(F(), Is.True); }\n catch (Exception) { }\n} }", "3 swallowed_failure")]
    [TestCase("a.test.js", "it('a', () => {\n  try {\n    f();\n  } catch (e) {\n    expect(e.code).toBe(1);\n  }\n});\n", "4 unreached_assertion")]
    [TestCase("test_a.py", "def test_a():\n    try:\n        f()\n    except ValueError as e:\n        assert e.code == 1\n", "4 unreached_assertion")]
    [TestCase("a.test.js", "it('a', () => {\n  const plan = make();\n  try {\n    f(plan);\n  } catch (e) {\n    assert.strictEqual(e.code, 1);\n  }\n});\n", "5 unreached_assertion")]
    [TestCase("ATest.java", "class ATest { @Test void a() {\n AtomicReference<Throwable> error = new AtomicReference<>();\n try { assertEquals(1, f()); }\n catch (Throwable t) { error.set(t); }\n} }", "4 swallowed_failure")]
    [TestCase("test_a.py", "def test_a():\n    try:\n        assert f()\n    except Exception as e:\n        print(e)\n    g()\n", "4 swallowed_failure")]
    public void Failure_that_is_caught_is_found(string path, string text, string found)
    {
        Assert.That(Smelled.By(new SwallowedFailures(), path, text), Is.EqualTo(found));
    }

    [TestCase("test_a.py", "def test_a():\n    try:\n        assert f()\n    except KeyError:\n        pass\n")]
    [TestCase("test_a.py", "def test_a():\n    try:\n        assert f()\n    except Exception:\n        raise\n")]
    [TestCase("test_a.py", "def test_a():\n    try:\n        f()\n    except Exception:\n        pass\n    assert g()\n")]
    [TestCase("test_a.py", "def helper():\n    try:\n        assert f()\n    except Exception:\n        pass\n\ndef test_a():\n    assert g()\n")]
    [TestCase("a.test.js", "it('a', () => {\n  expect.assertions(1);\n  try {\n    f();\n  } catch (e) {\n    expect(e.code).toBe(1);\n  }\n});\n")]
    [TestCase("a.test.js", "it('a', () => {\n  try {\n    f();\n    fail('no error');\n  } catch (e) {\n    expect(e.code).toBe(1);\n  }\n});\n")]
    [TestCase("ATests.cs", "class ATests { [Test] public void A() {\n try { F(); }\n finally { G(); }\n Assert.Pass();\n} }")]
    [TestCase("a.test.js", "test('a', t => {\n  t.plan(1);\n  try {\n    f();\n  } catch (e) {\n    t.assert.strictEqual(e.code, 1);\n  }\n});\n")]
    [TestCase("a.test.js", "test('a', () => {\n  expect.hasAssertions();\n  try {\n    f();\n  } catch (e) {\n    expect(e.code).toBe(1);\n  }\n});\n")]
    [TestCase("ATest.java", "class ATest { @Test void a() {\n AtomicReference<Throwable> error = new AtomicReference<>();\n run(() -> { try { assertEquals(1, f()); } catch (Throwable t) { error.set(t); } });\n assertNull(error.get());\n} }")]
    [TestCase("test_a.py", "def test_a():\n    failures = []\n    def work():\n        try:\n            assert f()\n        except Exception as e:\n            failures.append(e)\n    run(work)\n    assert not failures\n")]
    [TestCase("a.test.js", "it('a', () => {\n  let error;\n  try {\n    expect(f()).toBe(1);\n  } catch (e) {\n    error = e;\n  }\n  expect(error).toBeUndefined();\n});\n")]
    [TestCase("a.test.js", "it('a', () => new Promise((resolve, reject) => {\n  try {\n    expect(f()).toBe(1);\n    resolve();\n  } catch (e) {\n    reject(e);\n  }\n}));\n")]
    [TestCase("ATests.cs", "class ATests { Exception _a; [TearDown] public void After() { Assert.That(this._a, Is.Null); }\n [Test] public void A() {\n try { Assert.That(F(), Is.True); }\n catch (Exception e) { this._a = e; }\n} }")]
    public void Failure_that_gets_out_is_not(string path, string text)
    {
        Assert.That(Smelled.By(new SwallowedFailures(), path, text), Is.Empty);
    }
}
