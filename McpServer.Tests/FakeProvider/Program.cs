using Mcp.FakeProvider.CommandLine;

return await Invocation.Command(async (invocation, cancellationToken) =>
{
    using var output = new StreamWriter(Console.OpenStandardOutput());
    using var log = invocation.Log?.CreateText();
    return await new Stand(invocation, output, log).RunAsync(cancellationToken);
}).Parse(args).InvokeAsync();
