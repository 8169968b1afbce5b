using System.CommandLine;

namespace Mcp.FakeProvider.CommandLine;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Invocation
{
    public required FakeOptions Server { get; init; }

    public required int Chunks { get; init; }

    public required TimeSpan ChunkDelay { get; init; }

    /// <summary>Frames of reasoning before the answer.</summary>
    public required int Think { get; init; }

    public required Fault Fault { get; init; }

    /// <summary>Every how manieth chat goes wrong.</summary>
    public required int FaultEvery { get; init; }

    /// <summary>Where the lines of stdout go too.</summary>
    public FileInfo? Log { get; init; }

    public static RootCommand Command(Func<Invocation, CancellationToken, Task<int>> run)
    {
        var port = new Option<int>("--port") { Description = "Port on loopback; 0 is any free one.", DefaultValueFactory = _ => 8099 };
        var dialect = new Option<string>("--dialect") { Description = "Whose protocol to speak.", DefaultValueFactory = _ => "openai" };
        dialect.AcceptOnlyFromAmong([.. Enum.GetNames<Dialect>().Select(name => name.ToLowerInvariant())]);
        var chunks = new Option<int>("--chunks") { Description = "Frames of an answer.", DefaultValueFactory = _ => 20 };
        var delay = new Option<int>("--chunk-delay-ms") { Description = "Pause before each frame.", DefaultValueFactory = _ => 50 };
        var think = new Option<int>("--think") { Description = "Frames of reasoning before the answer." };
        var fault = new Option<string>("--fault") { Description = "What goes wrong.", DefaultValueFactory = _ => "none" };
        fault.AcceptOnlyFromAmong([.. Faults.Names.Keys]);
        var every = new Option<int>("--fault-every") { Description = "Only every N-th chat goes wrong.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var key = new Option<string?>("--key") { Description = "The only key that is let in; without it, any." };
        var log = new Option<FileInfo?>("--log") { Description = "A file that gets the lines of stdout too." };
        foreach (var number in (Option<int>[])[port, chunks, delay, think, every])
        {
            number.Validators.Add(result =>
            {
                if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && value < (number == chunks || number == every ? 1 : 0))
                {
                    result.AddError($"{number.Name} {value} is too small.");
                }
            });
        }

        var command = new RootCommand("A model provider that is none: it speaks the protocol, echoes questions, and fails on demand.")
        {
            port, dialect, chunks, delay, think, fault, every, key, log,
        };
        command.SetAction((parsed, cancellationToken) => run(
            new Invocation
            {
                Server = new FakeOptions
                {
                    Dialect = Enum.Parse<Dialect>(parsed.GetRequiredValue(dialect), ignoreCase: true),
                    Port = parsed.GetValue(port),
                    Key = parsed.GetValue(key),
                },
                Chunks = parsed.GetValue(chunks),
                ChunkDelay = TimeSpan.FromMilliseconds(parsed.GetValue(delay)),
                Think = parsed.GetValue(think),
                Fault = Faults.Names[parsed.GetRequiredValue(fault)],
                FaultEvery = parsed.GetValue(every),
                Log = parsed.GetValue(log),
            },
            cancellationToken));
        return command;
    }
}
