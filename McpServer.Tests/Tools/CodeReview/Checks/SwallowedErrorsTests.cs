using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class SwallowedErrorsTests
{
    [TestCase("a.cs", "class A { void F() {\n try { G(); }\n catch (Exception e) { }\n} }", "3 medium")]
    [TestCase("a.cs", "class A { void F() {\n try { G(); }\n catch { }\n} }", "3 medium")]
    [TestCase("a.cs", "class A { void F() {\n try { G(); }\n catch (System.Exception) { }\n} }", "3 medium")]
    [TestCase("a.cs", "class A { void F() {\n try { G(); }\n catch (IOException) { }\n} }", "3 low")]
    [TestCase("a.java", "class A { void f() {\n try { g(); }\n catch (Exception e) { ; }\n} }", "3 medium")]
    [TestCase("a.js", "try { f() }\ncatch (e) {\n}\n", "2 medium")]
    [TestCase("a.ts", "load()\n  .catch(() => {});\n", "2 medium")]
    [TestCase("a.ts", "load()\n  .catch(function (e) {});\n", "2 medium")]
    [TestCase("a.py", "try:\n    f()\nexcept:\n    pass\n", "3 medium")]
    [TestCase("a.py", "try:\n    f()\nexcept Exception as e:\n    pass\n", "3 medium")]
    [TestCase("a.py", "for x in y:\n    try:\n        f()\n    except Exception:\n        continue\n", "4 medium")]
    [TestCase("a.py", "try:\n    f()\nexcept Exception: ...\n", "3 medium")]
    [TestCase("a.go", "package a\nfunc f() {\n if err := g(); err != nil {\n }\n}\n", "3 medium")]
    [TestCase("a.go", "package a\nfunc f() {\n err := g()\n if err != nil { }\n}\n", "4 medium")]
    [TestCase("a.rb", "begin\n  f\nrescue => e\nend\n", "3 medium")]
    [TestCase("a.rb", "begin\n  f\nrescue IOError\nend\n", "3 low")]
    [TestCase("a.rb", "x = f rescue nil\n", "1 low")]
    [TestCase("a.kt", "fun f() {\n try { g() } catch (e: Exception) { }\n}\n", "2 medium")]
    [TestCase("a.php", "<?php\ntry { f(); } catch (Exception $e) { }\n", "2 medium")]
    [TestCase("a.cpp", "void f() {\n try { g(); } catch (...) { }\n}\n", "2 medium")]
    [TestCase("a.swift", "func f() {\n do { try g() } catch { }\n}\n", "2 medium")]
    [TestCase("a.py", "try:\n    f()\nexcept Exception:\n    pass\ng()\n", "3 medium")]
    [TestCase("a.py", "def f():\n    try:\n        g()\n    except Exception:\n        pass\nlog.info(1)\n", "4 medium")]
    public void Caught_and_forgotten_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new SwallowedErrors(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.cs", "class A { void F() { try { G(); } catch (Exception e) { Log(e); } } }")]
    [TestCase("a.cs", "class A { void F() { try { G(); } catch (Exception) {\n // It went while we looked.\n } } }")]
    [TestCase("a.cs", "class A { void F() { try { G(); } catch (OperationCanceledException) { } } }")]
    [TestCase("a.cs", "class A { void F() { try { G(); } catch (HttpException e) when (e.Status is 404) { } } }")]
    [TestCase("a.py", "try:\n    f()\nexcept (binascii.Error, ValueError):\n    pass\n")]
    [TestCase("a.java", "class A { void f() { try { g(); } catch (IOException ignored) { } } }")]
    [TestCase("a.js", "try { f() } catch (_) {}\n")]
    [TestCase("a.js", "// try { f() } catch (e) {}\nconst s = \"try { f() } catch (e) {}\";\n")]
    [TestCase("a.ts", "load().catch(() => { /* shown elsewhere */ });\nload().catch(() => null);\nload().catch(show);\n")]
    [TestCase("a.py", "try:\n    f()\nexcept KeyError:\n    pass\n")]
    [TestCase("a.py", "try:\n    f()\nexcept Exception:\n    log.exception(\"f\")\n")]
    [TestCase("a.py", "try:\n    f()\nexcept Exception:  # the cache is only a help\n    pass\n")]
    [TestCase("a.go", "package a\nfunc f() error {\n if err != nil { return err }\n if x != nil { }\n}\n")]
    [TestCase("a.rb", "begin\n  f\nrescue => e\n  log(e)\nend\n")]
    [TestCase("tests/test_a.py", "try:\n    f()\nexcept Exception:\n    pass\n")]
    [TestCase("a.py", "try:\n    f()\nexcept Exception:\n    pass\nutil.info('Failure: %r', msg)\n")]
    [TestCase("a.py", "try:\n    f()\nexcept Exception:\n    pass\n# Fall through to what always succeeds.\ng()\n")]
    [TestCase("a.py", "try:\n    f()\nexcept:\n    pass\nelse:\n    ok = True\n")]
    [TestCase("a.js", "try { f() } catch (e) { }\nlogger.warn('f failed');\n")]
    public void What_is_handled_explained_or_expected_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new SwallowedErrors(), path, text), Is.Empty);
    }
}
