using Mcp.FakeProvider;
using Mcp.FakeProvider.Replies;
using Mcp.Tests.EndToEnd.Experts;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Golden;

/// <summary>
/// What each tool sends and answers for fixed cases, beside the files that were read by a reviewer. A change that is
/// meant is written with <c>MCP_GOLDEN=write</c> and read again.
/// </summary>
public class GoldenTests : ExpertsFixture
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("MCP_GOLDEN") == "write";

    [TestCaseSource(nameof(Cases))]
    [CancelAfter(Bound)]
    public async Task Request_and_answer_are_those_that_were_reviewed(object given, CancellationToken cancellationToken)
    {
        var golden = (GoldenCase)given;

        var (request, answer) = await RunAsync(golden, cancellationToken);

        if (Writes)
        {
            await WriteRequestAsync(golden, request, cancellationToken);
            await File.WriteAllTextAsync(golden.AnswerFile, answer, cancellationToken);
        }

        Assert.That(request, Is.EqualTo(File.Exists(golden.RequestFile) ? await File.ReadAllTextAsync(golden.RequestFile, cancellationToken) : ""));
        Assert.That(answer, Is.EqualTo(await File.ReadAllTextAsync(golden.AnswerFile, cancellationToken)));
    }

    private static Task WriteRequestAsync(GoldenCase golden, string request, CancellationToken cancellationToken) =>
        request.Length > 0 ? File.WriteAllTextAsync(golden.RequestFile, request, cancellationToken) : Task.CompletedTask;

    /// <summary>A panel is of several models; the same provider speaks for all.</summary>
    private static (string Name, string Value)[] MoreModels(FakeServer server) => [("KIMI_API_URL", server.Url), ("KIMI_API_KEY", Key)];

    private static IEnumerable<TestCaseData> Cases() => GoldenCase.All().Select(each => new TestCaseData(each).SetArgDisplayNames(each.ToString()));

    private async Task<(string Request, string Answer)> RunAsync(GoldenCase golden, CancellationToken cancellationToken)
    {
        using var repository = golden.MakeRepository();
        Server.When(request => request.IsChat, Reply.Stream.Says(golden.Reply));
        foreach (var (model, text) in golden.RepliesByModel)
        {
            Server.When(request => request.IsChat && request.Model == model, Reply.Stream.Says(text));
        }

        var start = Home.Start(Build.Shim, golden.Tool == "consensus" ? [.. Endpoint(Server), .. MoreModels(Server)] : Endpoint(Server));
        start.WorkingDirectory = repository.Path;
        var editor = Home.StartShim(start);
        await editor.InitializeAsync(cancellationToken);

        var answers = new List<Received>();
        string? thread = null;
        foreach (var step in golden.Steps)
        {
            if (thread is not null)
            {
                step["continuation_id"] = thread;
            }

            var answer = await editor.CallAsync(golden.Tool, step.ToJsonString(), cancellationToken);
            answers.Add(answer);
            thread = answer.Answer.TryGetProperty("thread", out var part) ? part.GetProperty("id").GetString() : thread;
        }

        // Its time is part of a commit's id.
        var head = repository.Git("rev-parse", "HEAD").Trim();
        string Told(string text) => text.Replace(repository.Path, "/repository", StringComparison.Ordinal)
            .Replace(head, "head-commit", StringComparison.Ordinal)
            .Replace(thread ?? "\0", "thread-id", StringComparison.Ordinal);
        return (Told(GoldenRequest.Of(Server.Requests.Chats)), Told(GoldenAnswer.Of(answers)));
    }
}
