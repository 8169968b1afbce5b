using System.Text.Json;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Tools.Precommit;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Precommit;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase), Platform("Linux,MacOsX")]
public sealed class PrecommitWorkflowTests : IDisposable
{
    private const string Token = "q7Zk2Wm9Xp4Lr8Tv3Ns6Hd1Jf5Gb0Cy7Ae2U";

    private readonly GitRepository _repository = new();
    private readonly WorkflowRig _rig = new();
    private readonly PrecommitWorkflow _workflow = new(
        new ChangeSetReader(GitProgram.Find(Environment.GetEnvironmentVariable("PATH")), new ChangeLimits()), new TokenCounter());

    public void Dispose()
    {
        _repository.Dispose();
        _rig.Dispose();
    }

    [Test, CancelAfter(20_000)]
    public async Task Last_step_completes_with_findings(CancellationToken cancellationToken)
    {
        _repository.Write("a.cs", "<<<<<<< HEAD\n");

        var answer = await RunAsync("", cancellationToken);

        Assert.That((answer.State, answer.Findings![0].Kind, answer.Findings[0].File), Is.EqualTo((AnswerState.Complete, "conflict_marker", "a.cs")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_between_goes_on_with_the_files_to_read(CancellationToken cancellationToken)
    {
        _repository.Write("a.cs", "class A;\n");

        var answer = await RunAsync("\"next_step_required\": true", cancellationToken);

        Assert.That((answer.State, answer.Expert, answer.Next!.Contains("a.cs")), Is.EqualTo((AnswerState.Working, (ExpertReport?)null, true)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Secret_is_masked_wherever_it_is_quoted(CancellationToken cancellationToken)
    {
        _repository.Write("a.js", $"console.log('ghp_{Token}') \n");

        var answer = await RunAsync($"\"issues_found\": [{{\"severity\": \"high\", \"description\": \"ghp_{Token} is in a.js\"}}]", cancellationToken);

        Assert.That(AnswerText.Render(answer), Does.Not.Contain(Token).And.Contain("(masked)"));
        Assert.That(JsonSerializer.Serialize(answer, AnswerJson.Default.Answer), Does.Not.Contain(Token));
    }

    [Test, CancelAfter(20_000)]
    public async Task Key_file_is_withheld_and_found(CancellationToken cancellationToken)
    {
        _repository.Write(".env", "PASSWORD=hunter2hunter2\n");
        _repository.Git("add", ".env");

        var answer = await RunAsync("", cancellationToken);

        Assert.That(AnswerText.Render(answer), Does.Not.Contain("hunter2").And.Contain(".env [key_file]").And.Contain("Withheld"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Nothing_to_commit_is_a_plain_sentence(CancellationToken cancellationToken)
    {
        var answer = await RunAsync("", cancellationToken);

        Assert.That((answer.State, answer.Text), Is.EqualTo((AnswerState.Complete, "There is nothing to commit in the workspace.")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_that_is_not_configured_is_told_with_its_reason(CancellationToken cancellationToken)
    {
        _repository.Write("a.cs", "class A;\n");

        var expert = (await RunAsync("", cancellationToken)).Expert!;

        Assert.That((expert.State, expert.Reason), Is.EqualTo((ExpertState.NotConfigured, "Choosing a model: none is configured.")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_that_was_declined_is_not_asked(CancellationToken cancellationToken)
    {
        Assert.That(
            (await RunAsync("\"use_assistant_model\": false", cancellationToken)).Expert!.State, Is.EqualTo(ExpertState.Declined));
    }

    [Test, CancelAfter(20_000)]
    public async Task Severity_filter_says_how_much_it_hides(CancellationToken cancellationToken)
    {
        _repository.Write("a.cs", "trailing \n<<<<<<< HEAD\n");

        var answer = await RunAsync("\"severity_filter\": \"high\"", cancellationToken);

        Assert.That(
            (answer.Findings!.Count, answer.Notes!.Contains("Below the severity filter: 1 finding.")), Is.EqualTo((1, true)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Issues_of_the_agent_are_kept(CancellationToken cancellationToken)
    {
        var answer = await RunAsync(
            "\"issues_found\": [{\"severity\": \"high\", \"description\": \"Off by one.\", \"file\": \"a.cs\", \"line\": 3}]", cancellationToken);

        Assert.That(
            answer.Findings!.Select(finding => (finding.Source, finding.Severity, finding.Text, finding.Line)),
            Is.EqualTo([((FindingSource?)FindingSource.Agent, Severity.High, "Off by one.", (int?)3)]));
    }

    [Test, CancelAfter(20_000)]
    public async Task Findings_are_capped_and_the_rest_counted(CancellationToken cancellationToken)
    {
        _repository.Write("a.js", string.Concat(Enumerable.Repeat("debugger;\n", 150)));

        var answer = await RunAsync("", cancellationToken);

        Assert.That(
            (answer.Findings!.Count, answer.Notes!.Single(note => note.StartsWith("Not shown: "))),
            Is.EqualTo((100, "Not shown: 51 more findings (50 medium, 1 low). The 100 that are shown are the worst, and the headings count them alone.")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Path_of_a_file_means_its_repository(CancellationToken cancellationToken)
    {
        _repository.Write("a.cs", "class A;\n");

        var answer = await RunAsync($"\"path\": \"{_repository["readme.txt"]}\"", cancellationToken);

        Assert.That(answer.Evidence!.Git!.Files, Is.EqualTo(1));
    }

    [TestCase("/etc", ErrorCode.PathDenied)]
    [TestCase("missing", ErrorCode.InvalidArgument)]
    [CancelAfter(20_000)]
    public async Task Path_that_cannot_be_looked_at_is_refused(string path, string code, CancellationToken cancellationToken)
    {
        var failure = await Assert.ThrowsAsync<ToolFailureException>(() => RunAsync($"\"path\": \"{path}\"", cancellationToken));

        Assert.That(failure!.Code, Is.EqualTo(code));
    }

    [Test, CancelAfter(20_000)]
    public async Task Workspace_without_a_repository_asks_for_a_path(CancellationToken cancellationToken)
    {
        Directory.Delete(_repository[".git"], recursive: true);

        var failure = await Assert.ThrowsAsync<ToolFailureException>(() => RunAsync("", cancellationToken));

        Assert.That(failure!.Message, Does.Contain("holds none").And.Contain("in `path`"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Session_without_workspace_uses_the_repository_around_the_path(CancellationToken cancellationToken)
    {
        var workspace = Workspace.From("/", [], _repository.Folder.Path);

        var answer = await RunAsync($"\"path\": \"{_repository.Path}\"", cancellationToken, workspace);

        Assert.That(answer.Notes, Has.Some.StartsWith("This session has no workspace; the git repository"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Several_repositories_are_told_apart_and_summed_up(CancellationToken cancellationToken)
    {
        _repository.Nest("nested");
        _repository.Write("a.cs", "class A;\n");

        var answer = await RunAsync("", cancellationToken);

        Assert.That(
            answer.Text,
            Does.Contain("# 2 files changed in 2 repositories").And.Contain("## the workspace: 1 file changed, on main\n- a.cs")
                .And.Contain("## nested: 1 file changed, on main\n- nested/new.txt").And.Not.Contain(_repository.Path));
        Assert.That((answer.Evidence!.Git!.Root, answer.Evidence.Git.Files, answer.Evidence.Git.Added), Is.EqualTo((_repository.Path, 2, 2)));
        Assert.That(answer.Evidence.Repositories!.Select(one => (one.Root, one.Branch, one.Files)), Is.EqualTo([(_repository.Path, "main", 1), (_repository["nested"], "main", 1)]));
    }

    [Test, CancelAfter(20_000)]
    public async Task Nothing_asked_for_is_refused_and_no_clean_change(CancellationToken cancellationToken)
    {
        _repository.Write("a.cs", "class A;\n");
        const string nothing = "\"include_staged\": false, \"include_unstaged\": false, \"include_untracked\": false";

        var failure = await Assert.ThrowsAsync<ToolFailureException>(() => RunAsync(nothing, cancellationToken));
        var compared = await RunAsync(nothing + ", \"compare_to\": \"HEAD\"", cancellationToken);

        Assert.That((failure!.Code, failure.Message.Contains("leaves nothing to look at")), Is.EqualTo((ErrorCode.InvalidArgument, true)));
        Assert.That(compared.Text, Does.Contain("There is nothing to commit in the workspace."));
    }

    [Test, CancelAfter(20_000)]
    public async Task File_too_long_to_read_is_told_by_its_size(CancellationToken cancellationToken)
    {
        _repository.Write("long.txt", new string('x', 1_100_000));

        Assert.That((await RunAsync("", cancellationToken)).Text, Does.Contain("long.txt (untracked, 1,100,000 bytes, lines not counted)"));
    }

    [Test, CancelAfter(20_000)]
    public async Task One_repository_is_not_listed_again(CancellationToken cancellationToken)
    {
        _repository.Write("a.cs", "class A;\n");

        Assert.That((await RunAsync("", cancellationToken)).Evidence!.Repositories, Is.Null);
    }

    [Test, CancelAfter(20_000)]
    public async Task Findings_come_from_every_repository(CancellationToken cancellationToken)
    {
        _repository.Nest("nested");
        _repository.Write("a.cs", "<<<<<<< HEAD\n");
        _repository.Write("nested/b.cs", "<<<<<<< HEAD\n");

        var answer = await RunAsync("", cancellationToken);

        Assert.That(answer.Findings!.Select(finding => finding.File), Is.EqualTo(["a.cs", "nested/b.cs"]));
    }

    [Test, CancelAfter(20_000)]
    public async Task What_a_moved_submodule_brings_is_checked_for_what_matters_only(CancellationToken cancellationToken)
    {
        using var library = new GitRepository();
        _repository.AddSubmodule("sub", library);
        _repository.CommitIn("sub", "a.cs", $"var a = \"ghp_{Token}\"; \n");

        var answer = await RunAsync("", cancellationToken);

        Assert.That(answer.Findings!.Select(finding => (finding.Kind, finding.File)), Is.EqualTo([("secret", "sub/a.cs")]));
        Assert.That(answer.Text, Does.Match("- sub \\(unstaged, modified, submodule [0-9a-f]{12}\\.\\.[0-9a-f]{12}: 1 commits\\)"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_gets_the_change_itself_and_what_our_checks_found(CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says("Nothing stands against it."));
        _repository.Write("readme.txt", "hello\ndebugger; // <<<\n");
        rig.Workspace = _repository.Workspace;

        var answer = await rig.RunAsync(_workflow, "", cancellationToken);

        Assert.That(rig.Question, Does.Contain("<change name=\"readme.txt\"").And.Contain("2│+debugger; // <<<").And.Contain("# The change"));
        Assert.That((answer.Expert!.State, answer.Evidence!.Sent!.Single().File), Is.EqualTo((ExpertState.Answered, "readme.txt")));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_that_speaks_in_prose_is_to_be_read_before_the_commit(CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says("This change deletes every user. Do not commit it."));
        _repository.Write("readme.txt", "hello\nthere\n");
        rig.Workspace = _repository.Workspace;

        var answer = await rig.RunAsync(_workflow, "", cancellationToken);

        Assert.That(answer.Next, Does.EndWith("what the expert says may: read it before you commit."));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_is_not_asked_about_nothing(CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says("Nothing stands against it."));
        rig.Workspace = _repository.Workspace;

        var answer = await rig.RunAsync(_workflow, "", cancellationToken);

        Assert.That((answer.Expert!.State, rig.Expert.Asked.Count), Is.EqualTo((ExpertState.Skipped, 0)));
    }

    private Task<Answer> RunAsync(string members, CancellationToken cancellationToken, Workspace? workspace = null)
    {
        _rig.Workspace = workspace ?? _repository.Workspace;
        return _rig.RunAsync(_workflow, members, cancellationToken);
    }
}
