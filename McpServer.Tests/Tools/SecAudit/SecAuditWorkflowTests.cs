using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.SecAudit;
using Mcp.Tests.Support;
using Mcp.Tests.Workflows;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SecAuditWorkflowTests : IDisposable
{
    private const string Code = "import hashlib\n\n\n@app.post('/join')\ndef join(name, password):\n    return hashlib.md5(password).hexdigest()\n";

    private const string Compose = "services:\n  db:\n    privileged: true\n    ports: ['5432:5432']\n";

    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("""{"outcome":"complete","summary":"Seen."}"""));

    public void Dispose() => _rig.Dispose();

    [TestCase("comprehensive", "privileged_container weak_password_hash database_published unpinned_dependency"), CancelAfter(20_000)]
    [TestCase("owasp", "weak_password_hash")]
    [TestCase("infrastructure", "privileged_container database_published")]
    [TestCase("dependencies", "unpinned_dependency")]
    [TestCase("compliance", "privileged_container weak_password_hash database_published unpinned_dependency")]
    public async Task Focus_chooses_the_checks(string focus, string kinds)
    {
        _rig.Write("join.py", Code);
        _rig.Write("compose.yaml", Compose);
        _rig.Write("requirements.txt", "flask\n");

        var answer = await RunAsync($"{Files("join.py", "compose.yaml", "requirements.txt")}, \"audit_focus\": \"{focus}\"", TestContext.CurrentContext.CancellationToken);

        Assert.That(string.Join(' ', (answer.Findings ?? []).Select(finding => finding.Kind)), Is.EqualTo(kinds));
    }

    [Test, CancelAfter(20_000)]
    public async Task Severity_filter_leaves_out_what_lies_below(CancellationToken cancellationToken)
    {
        _rig.Write("join.py", Code);
        _rig.Write("compose.yaml", Compose);

        var answer = await RunAsync($"{Files("join.py", "compose.yaml")}, \"severity_filter\": \"high\"", cancellationToken);

        Assert.That(answer.Findings!.Select(finding => finding.Severity), Is.All.EqualTo(Severity.High));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_is_told_the_way_in_with_its_guard(CancellationToken cancellationToken)
    {
        _rig.Write("join.py", Code);

        await RunAsync(Files("join.py"), cancellationToken);

        Assert.That(_rig.Question, Does.Contain("- POST /join (join.py:4 join): no guard seen"));
    }

    [TestCase("low", "scanners and passers-by"), CancelAfter(20_000)]
    [TestCase("critical", "insiders")]
    public async Task Expert_is_told_whom_to_reckon_with(string level, string words)
    {
        _rig.Write("join.py", Code);

        await RunAsync($"{Files("join.py")}, \"threat_level\": \"{level}\"", TestContext.CurrentContext.CancellationToken);

        Assert.That(_rig.Question, Does.Contain($"# Threat level\n{level}: ").And.Contain(words));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_is_told_what_was_looked_for_in_vain(CancellationToken cancellationToken)
    {
        _rig.Write("join.py", Code);

        await RunAsync($"{Files("join.py")}, \"audit_focus\": \"owasp\"", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("In 1 file: SQL put together from values;").And.Not.Contain("MD5 and SHA-1 for passwords"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Secret_of_a_file_is_found_and_told_to_nobody(CancellationToken cancellationToken)
    {
        const string Value = "Zq81xv-Lm42pw09";
        _rig.Write("settings.py", $"api_token = \"{Value}\"\n");

        var answer = await RunAsync(Files("settings.py"), cancellationToken);

        Assert.That((answer.Findings!.Single().Kind, AnswerText.Render(answer).Contains(Value, StringComparison.Ordinal), _rig.Question.Contains(Value, StringComparison.Ordinal)),
            Is.EqualTo(("hard_coded_secret", false, false)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Expert_is_asked_even_when_the_agent_is_sure(CancellationToken cancellationToken)
    {
        _rig.Write("join.py", Code);

        var answer = await RunAsync($"{Files("join.py")}, \"confidence\": \"certain\"", cancellationToken);

        Assert.That(answer.Expert, Is.Not.Null);
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_sends_the_agent_to_the_worst_place(CancellationToken cancellationToken)
    {
        _rig.Write("join.py", Code);

        var answer = await RunAsync($"{Files("join.py")}, \"next_step_required\": true, \"total_steps\": 2", cancellationToken);

        Assert.That(answer.Next, Does.StartWith("First join.py:6 (weak_password_hash): find out what depends on it"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Way_in_comes_before_what_needs_a_breach(CancellationToken cancellationToken)
    {
        _rig.Write("join.py", Code + "\n\ndef find(db, name):\n    db.execute(\"SELECT * FROM users WHERE name = '\" + name + \"'\")\n");

        var answer = await RunAsync(Files("join.py"), cancellationToken);

        Assert.That(answer.Next, Does.StartWith("Begin with join.py:10 (sql_injection): hand the value over"));
    }

    [TestCase("""{"outcome":"complete","summary":"Seen."}""", "Neither our checks nor the expert lists a finding.")]
    [TestCase("""{"outcome":"complete","summary":"Seen.","paths":[{"from":"a user","to":"a.py:1"}]}""", "Close what is reachable first")]
    [CancelAfter(20_000)]
    public async Task End_without_a_finding_closes_nothing(string said, string next, CancellationToken cancellationToken)
    {
        using var rig = new WorkflowRig(ScriptedChatClient.Says(said));
        rig.Write("a.py", "def f(x):\n    return x + 1\n");

        var answer = await rig.RunAsync(new SecAuditWorkflow(), Files("a.py"), cancellationToken);

        Assert.That(answer.Next, Does.StartWith(next));
    }

    [Test, CancelAfter(20_000)]
    public async Task Files_without_a_fault_are_said_to_be_without_one(CancellationToken cancellationToken)
    {
        _rig.Write("a.py", "def f(x):\n    return x + 1\n");

        var answer = await RunAsync($"{Files("a.py")}, \"next_step_required\": true, \"total_steps\": 2", cancellationToken);

        Assert.That(answer.Text, Does.StartWith("Our own checks found nothing in 1 file;"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Tests_and_generated_files_are_passed_over(CancellationToken cancellationToken)
    {
        _rig.Write("tests/test_join.py", Code);
        _rig.Write("api_pb2.py", Code);

        var answer = await RunAsync(Files("tests/test_join.py", "api_pb2.py"), cancellationToken);

        Assert.That(answer.Findings ?? [], Is.Empty);
    }

    private static string Files(params string[] names) => $"\"relevant_files\": [{string.Join(", ", names.Select(name => $"\"{name}\""))}]";

    private Task<Answer> RunAsync(string members, CancellationToken cancellationToken) => _rig.RunAsync(new SecAuditWorkflow(), members, cancellationToken);
}
