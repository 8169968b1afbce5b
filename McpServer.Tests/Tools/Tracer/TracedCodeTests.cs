using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Tracer;
using Mcp.Daemon.Tools.Tracer.Flow;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Tracer;

public sealed class TracedCodeTests
{
    [Test]
    public void Trace_ends_when_nobody_waits()
    {
        var files = new SourceSet([("a.py", "def f():\n    g()\n\n\ndef g():\n    pass\n")], CancellationToken.None);
        var code = new TracedCode(files, new CancellationToken(canceled: true));

        Assert.That(() => CallTrace.Of(files.Declaring("f"), code), Throws.InstanceOf<OperationCanceledException>());
    }
}
