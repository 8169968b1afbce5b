using System.Text.Json;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Evidence;
using Mcp.Tests.Support;
using Microsoft.Extensions.AI;
using NUnit.Framework;
using static Mcp.Tests.Support.ScriptedChatClient;

namespace Mcp.Tests.Experts.Outbound;

/// <summary>The secrets are put together here, so that this file holds none.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase), CancelAfter(20_000)]
public class OutgoingScanTests
{
    private const string Random = "q7Zk2Wm9Xp4Lr8Tv3Ns6Hd1Jf5Gb0Cy7Ae2U";
    private const string Token = "ghp_" + Random;

    private readonly ScriptedChatClient _provider = new(Says("ok"));

    [Test]
    public async Task Masked_secrets_are_counted_by_kind_and_never_shown(CancellationToken cancellationToken)
    {
        var other = "ghp_" + new string([.. Random.Reverse()]);
        var answer = await AskAsync(new TextContent($"a {Token}\nb {other}\nc\n{Key()}\nd"), cancellationToken);

        Assert.That(answer.Notes, Is.EqualTo(new[] { "3 secrets masked in the question: 2 GitHub tokens, a private key." }));
        Assert.That(Sent(), Does.Not.Contain(Random).And.Not.Contain("MIIB").And.EndsWith("\nd"));
    }

    [Test]
    public async Task Refused_secrets_leave_nothing(CancellationToken cancellationToken)
    {
        var rig = Rig(AskRig.Session with { RefuseSecrets = true });

        var answer = await rig.AskAsync(AskRig.Question(new TextContent(Token)), cancellationToken);

        Assert.That((answer.Report.State, answer.Error!.Code, _provider.Asked.Count), Is.EqualTo((ExpertState.Failed, ErrorCode.SecretsRefused, 0)));
        Assert.That(answer.Error.Message, Does.Not.Contain(Random));
    }

    [TestCase("      POSTGRES_PASSWORD: ", "")]
    [TestCase("password: ", "")]
    [TestCase("<add key=\"ApiKey\" value=\"", "\"/>")]
    public async Task Secret_in_a_file_of_the_question_is_refused_too(string start, string end, CancellationToken cancellationToken)
    {
        var rig = Rig(AskRig.Session with { RefuseSecrets = true });

        var answer = await rig.AskAsync(AskRig.Question(new TextContent(BlockText.Whole("a.yml", $"x\n{start}{Random}{end}\n"))), cancellationToken);

        Assert.That((answer.Error!.Code, _provider.Asked.Count), Is.EqualTo((ErrorCode.SecretsRefused, 0)));
    }

    [Test]
    public async Task Results_and_arguments_of_tools_are_masked_too(CancellationToken cancellationToken)
    {
        var json = JsonDocument.Parse($$"""{"a": ["{{Token}}"], "api_key": "{{Random}}"}""").RootElement;
        await AskAsync(
            [
                new FunctionResultContent("1", json), new FunctionResultContent("2", Token),
                new FunctionCallContent("3", "f", new Dictionary<string, object?> { ["x"] = Token, ["password"] = "tr0ub4dor&3xyz" }),
            ],
            cancellationToken);

        var contents = _provider.Asked[0][0].Contents;
        var sent = ((FunctionResultContent)contents[0]).Result + "|" + ((FunctionResultContent)contents[1]).Result + "|"
            + string.Join('|', ((FunctionCallContent)contents[2]).Arguments!.Values);
        Assert.That(sent, Does.Not.Contain(Random).And.Not.Contain("tr0ub4dor"));
    }

    [Test]
    public async Task Descriptions_of_tools_are_masked_too(CancellationToken cancellationToken)
    {
        var schema = JsonDocument.Parse("""{"type": "object"}""").RootElement;
        var question = AskRig.Question() with { Tools = [AIFunctionFactory.CreateDeclaration("f", $"uses {Token}", schema)] };

        await Rig(AskRig.Session).AskAsync(question, cancellationToken);

        Assert.That(_provider.Options[0]!.Tools![0].Description, Does.StartWith("uses ").And.Not.Contain(Random));
    }

    [Test]
    public async Task Own_key_is_masked_word_by_word_whatever_it_looks_like(CancellationToken cancellationToken)
    {
        const string key = "plain words as a key";
        var choice = Choices.Of("mine", Mcp.Daemon.Experts.Endpoints.ProviderKind.OpenAiCompatible, "m", key: key);

        await new AskRig((choice, _provider)).AskAsync(AskRig.Question(new TextContent($"see {key}.")), cancellationToken);

        Assert.That(Sent(), Is.EqualTo("see ****."));
    }

    [Test]
    public async Task Question_itself_is_not_changed(CancellationToken cancellationToken)
    {
        var question = AskRig.Question(new TextContent(Token));

        await Rig(AskRig.Session).AskAsync(question, cancellationToken);

        Assert.That(question.Messages[0].Text, Is.EqualTo(Token));
    }

    [Test]
    public async Task Image_leaves_and_is_reported(CancellationToken cancellationToken)
    {
        var answer = await AskAsync(Image(), cancellationToken);

        Assert.That(answer.Unscanned, Is.EqualTo(new[] { "shot.png" }));
    }

    [Test]
    public async Task Image_stays_where_the_setting_refuses_it(CancellationToken cancellationToken)
    {
        var rig = Rig(AskRig.Session with { RefuseUnscanned = true });

        var answer = await rig.AskAsync(AskRig.Question(Image()), cancellationToken);

        Assert.That((answer.Error!.Code, _provider.Asked.Count), Is.EqualTo((ErrorCode.SecretsRefused, 0)));
        Assert.That(answer.Error.Message, Does.Contain("shot.png").And.Contain("MCP_EXPERT_UNSCANNED"));
    }

    private static DataContent Image() => new(new byte[] { 1, 2, 3 }, "image/png") { Name = "shot.png" };

    private static string Key() =>
        "-----BEGIN RSA PRIVATE" + " KEY-----\n" + string.Join('\n', Enumerable.Repeat("MIIBq7Zk2Wm9Xp4Lr8Tv3Ns6Hd1Jf5Gb", 5)) + "\n-----END RSA PRIVATE" + " KEY-----";

    private AskRig Rig(SessionConfiguration settings)
    {
        var rig = new AskRig((Choices.Kimi, _provider));
        rig.Context = rig.Context with { Settings = settings };
        return rig;
    }

    private Task<Daemon.Experts.Questions.ExpertAnswer> AskAsync(AIContent content, CancellationToken cancellationToken) =>
        AskAsync([content], cancellationToken);

    private Task<Daemon.Experts.Questions.ExpertAnswer> AskAsync(AIContent[] contents, CancellationToken cancellationToken) =>
        Rig(AskRig.Session).AskAsync(AskRig.Question(contents), cancellationToken);

    private string Sent() => _provider.Asked[0][0].Text;
}
