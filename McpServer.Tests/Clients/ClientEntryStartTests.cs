using System.Diagnostics;
using System.Text.Json;
using Mcp.Tests.Terminal;
using NUnit.Framework;

namespace Mcp.Tests.Clients;

/// <summary>Each shipped entry is started as its client would start it, with what its client passes on.</summary>
[CancelAfter(60_000)]
public class ClientEntryStartTests
{
    // What the TypeScript and Python SDKs let a server inherit.
    private static readonly string[] Inherited = ["HOME", "LOGNAME", "PATH", "SHELL", "TERM", "USER"];

    private const string Initialize =
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"entry","version":"1"}}}""";

    [TestCaseSource(typeof(ShippedEntries), nameof(ShippedEntries.Files))]
    public async Task Entry_starts_a_server_that_answers(string file, CancellationToken cancellationToken)
    {
        using var home = new TerminalHome();
        var entry = ShippedEntries.Read(file);
        using var process = Process.Start(StartOf(entry, home))!;

        await process.StandardInput.WriteLineAsync(Initialize.AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        using var stop = Process.Start(StartOf(entry with { Arguments = ["stop", "--force"] }, home))!;
        await stop.WaitForExitAsync(cancellationToken);

        using var answer = JsonDocument.Parse(line!);
        Assert.That(answer.RootElement.TryGetProperty("result", out var result), Is.True, line);
        Assert.That(result.GetProperty("serverInfo").GetProperty("name").GetString(), Is.Not.Empty);
        Assert.That(process.ExitCode, Is.Zero);
    }

    private static ProcessStartInfo StartOf(ClientEntry entry, TerminalHome home)
    {
        var start = new ProcessStartInfo(
            entry.Command.Replace(ShippedEntries.Placeholder, TerminalHome.Executable),
            entry.Arguments.Select(argument => argument.Replace("${workspaceFolder}", home.Root)))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = home.Root,
        };
        foreach (var name in start.Environment.Keys.Except(Inherited).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in entry.Variables)
        {
            start.Environment[name] = value;
        }

        // The state directory lies below it: the daemon that is started is this test's own.
        start.Environment["HOME"] = home.Root;
        return start;
    }
}
