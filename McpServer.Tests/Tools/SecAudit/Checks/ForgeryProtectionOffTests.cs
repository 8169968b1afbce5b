using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class ForgeryProtectionOffTests
{
    [TestCase("a.py", "@csrf_exempt\ndef f(request):\n    pass\n", "1 low")]
    [TestCase("A.cs", "class A {\n [IgnoreAntiforgeryToken]\n public void F() { }\n}\n", "2 low")]
    [TestCase("A.java", "class A { void f(HttpSecurity h) throws Exception {\n h.csrf().disable();\n} }\n", "2 low")]
    [TestCase("A.java", "class A { void f(HttpSecurity h) throws Exception {\n h.csrf(AbstractHttpConfigurer::disable);\n} }\n", "2 low")]
    [TestCase("a.rb", "class A < B\n  skip_before_action :verify_authenticity_token\nend\n", "2 low")]
    public void Protection_switched_off_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new ForgeryProtectionOff(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "from django.views.decorators.csrf import csrf_exempt\n@csrf_protect\ndef f(request):\n    pass\n")]
    [TestCase("a.py", "# @csrf_exempt\ns = \"@csrf_exempt\"\n")]
    [TestCase("A.java", "class A { void f(HttpSecurity h) throws Exception { h.csrf(Customizer.withDefaults()).cors().disable(); } }\n")]
    [TestCase("a.rb", "skip_before_action :set_locale\n")]
    [TestCase("tests/test_a.py", "@csrf_exempt\ndef f(request):\n    pass\n")]
    public void Protection_left_on_is_not(string path, string text)
    {
        Assert.That(Audited.By(new ForgeryProtectionOff(), path, text), Is.Empty);
    }
}
