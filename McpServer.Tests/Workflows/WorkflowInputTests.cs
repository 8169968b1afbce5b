using System.Globalization;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Threads;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Workflows;

/// <summary>Steps and files as they should not be.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class WorkflowInputTests : IDisposable
{
    private const string Open = "\"total_steps\":4,\"next_step_required\":true";

    private readonly WorkflowRig _rig = new(ScriptedChatClient.Says("Fine."));
    private readonly ProbeWorkflow _probe = new();

    public void Dispose() => _rig.Dispose();

    [TestCase("\"step_number\":2", "names no thread"), TestCase("\"step_number\":2,\"continuation_id\":\"new\"", "begins with step 1")]
    [TestCase("\"step\":\" \\n \"", "step is empty")]
    [TestCase("\"relevant_files\":[\"gone.cs\"]", "gone.cs")]
    [TestCase("\"relevant_files\":[\"../outside.cs\"]", "outside")]
    [TestCase("\"continuation_id\":\"../../etc/passwd\"", "no thread id")]
    [TestCase("\"continuation_id\":\"00000000000000000000000000000000\"", "no such thread")]
    [CancelAfter(20_000)]
    public async Task Step_that_makes_no_sense_is_refused_and_leaves_nothing(string members, string message, CancellationToken cancellationToken)
    {
        _rig.Folder.Write("outside.cs", "class Secret;\n");

        await Assert.ThatAsync(
            () => _rig.RunAsync(_probe, $"{Open},{members}", cancellationToken),
            Throws.TypeOf<ToolFailureException>().With.Message.Contain(message));
        Assert.That(Shelf.Count(), Is.Zero);
    }

    [Test, CancelAfter(20_000)]
    public async Task Expired_thread_says_how_to_go_on(CancellationToken cancellationToken)
    {
        var first = await _rig.RunAsync(_probe, Open, cancellationToken);
        _rig.Ask.Time.Advance(TimeSpan.FromHours(13));

        await Assert.ThatAsync(
            () => _rig.RunAsync(_probe, $"\"step_number\":2,{Open},\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken),
            Throws.TypeOf<ToolFailureException>().With.Property("Code").EqualTo(ErrorCode.ThreadExpired).And.Message.Contain("\"new\""));
    }

    [Test, CancelAfter(20_000)]
    public async Task Thread_of_another_workspace_is_not_known(CancellationToken cancellationToken)
    {
        var first = await _rig.RunAsync(_probe, Open, cancellationToken);
        _rig.Workspace = Mcp.Daemon.Files.Workspace.From(_rig.Folder.MakeDirectory("other"), [], _rig.Folder.MakeDirectory("home"));

        await Assert.ThatAsync(
            () => _rig.RunAsync(_probe, $"\"step_number\":2,{Open},\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken),
            Throws.TypeOf<ToolFailureException>().With.Property("Code").EqualTo(ErrorCode.ThreadNotFound));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_that_jumps_is_taken_and_told(CancellationToken cancellationToken)
    {
        var first = await _rig.RunAsync(_probe, Open, cancellationToken);

        var answer = await _rig.RunAsync(_probe, $"\"step_number\":4,{Open},\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(answer.Notes, Has.One.Contains("steps 2 to 3 are not in it"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Step_beyond_the_estimate_corrects_it(CancellationToken cancellationToken)
    {
        var first = await _rig.RunAsync(_probe, Open, cancellationToken);

        var answer = await _rig.RunAsync(_probe, $"\"step_number\":7,{Open},\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(answer.Step!.Total, Is.GreaterThanOrEqualTo(7));
    }

    [Test, CancelAfter(20_000)]
    public async Task What_no_schema_bounds_is_brought_within_and_told(CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(
            _probe, $"\"temperature\":-0.5,\"issues_found\":[{{\"text\":\"x\"}}],\"findings\":\"{new string('x', 100_000)}END\"", cancellationToken);

        Assert.That(answer.Notes, Is.SupersetOf(new[]
        {
            "findings has 100,003 characters: the first 100,000 count. Name files instead of pasting them.", "temperature is -0.5: 0 was taken.",
        }));
        Assert.That(_rig.Question, Does.Contain("xxx").And.Not.Contain("END"));
    }

    [TestCase(true, 0), TestCase(false, 1)]
    [CancelAfter(20_000)]
    public async Task Model_that_is_not_there_is_told_at_the_first_step(bool asks, int recorded, CancellationToken cancellationToken)
    {
        _rig.Ask.Choose = _ => throw new ToolFailureException(ErrorCode.UnknownModel, "Choosing a model: there is no \"gpt-9\".");
        var step = () => _rig.RunAsync(_probe, $"{Open},\"model\":\"gpt-9\"{(asks ? "" : ",\"use_assistant_model\":false")}", cancellationToken);

        await Assert.ThatAsync(step, asks ? Throws.TypeOf<ToolFailureException>().With.Message.Contain("Nothing was recorded") : Throws.Nothing);
        Assert.That(Shelf.Count(), Is.EqualTo(recorded));
    }

    [Test, CancelAfter(20_000)]
    public async Task Total_that_cannot_be_is_corrected_and_told(CancellationToken cancellationToken)
    {
        var answer = await _rig.RunAsync(_probe, "\"total_steps\":0", cancellationToken);

        Assert.That((answer.Step!.Total, answer.Notes!.Count(note => note.StartsWith("total_steps is 0 and step_number 1", StringComparison.Ordinal))), Is.EqualTo((1, 1)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Same_step_over_a_changed_file_says_that_it_changed(CancellationToken cancellationToken)
    {
        _rig.Write("a.cs", "class A;\n");
        var first = await _rig.RunAsync(_probe, "\"relevant_files\":[\"a.cs\"],\"continuation_id\":\"new\"", cancellationToken);
        _rig.Write("a.cs", "class Changed;\n");

        var answer = await _rig.RunAsync(_probe, $"\"relevant_files\":[\"a.cs\"],\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(answer.Notes, Has.One.StartsWith("a.cs has changed since step 1"));
        Assert.That(answer.Evidence!.Sent, Has.One.Items);
    }

    [Test, CancelAfter(20_000)]
    public async Task File_that_changes_between_steps_is_told(CancellationToken cancellationToken)
    {
        _rig.Write("a.cs", "class A;\n");
        var first = await _rig.RunAsync(_probe, $"{Open},\"relevant_files\":[\"a.cs\"]", cancellationToken);
        _rig.Write("a.cs", "class Changed;\n");

        var answer = await _rig.RunAsync(_probe, $"\"step_number\":2,\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken);

        Assert.That(answer.Notes, Has.One.StartsWith("a.cs has changed since step 1"));
        Assert.That(_rig.Question, Does.Contain("class Changed;"));
    }

    [Test, CancelAfter(20_000)]
    public async Task File_that_is_gone_at_the_end_stops_nothing(CancellationToken cancellationToken)
    {
        var path = _rig.Write("a.cs", "class A;\n");
        var first = await _rig.RunAsync(_probe, $"{Open},\"relevant_files\":[\"a.cs\"]", cancellationToken);
        File.Delete(path);

        var answer = await _rig.RunAsync(
            _probe, $"\"step_number\":2,\"findings\":\"It was there.\",\"issues_found\":[{{\"text\":\"x\"}}],\"continuation_id\":\"{first.Thread!.Id}\"", cancellationToken);

        Assert.That((answer.State, answer.Text), Is.EqualTo((AnswerState.Complete, "Fine.")));
        Assert.That(answer.Evidence!.Withheld!.Select(file => file.File), Is.EqualTo(new[] { "a.cs" }));
        Assert.That(answer.Notes, Has.One.StartsWith("a.cs is gone since step 1"));
        Assert.That(_rig.Question, Does.Contain("# What has changed since it was first looked at").And.Contain("- a.cs is gone since step 1"));
    }

    [Test, CancelAfter(20_000), Platform("Linux,MacOsX")]
    public async Task Image_that_was_sent_is_among_what_was_sent(CancellationToken cancellationToken)
    {
        File.WriteAllBytes(_rig.Write("shot.png", ""), [0x89, (byte)'P', (byte)'N', (byte)'G', 1]);

        _rig.Write("a.cs", "class A;\n");

        var answer = await _rig.RunAsync(_probe, "\"relevant_files\":[\"a.cs\"],\"images\":[\"shot.png\"]", cancellationToken);

        Assert.That(answer.Evidence!.Sent!.Select(file => file.File), Is.EqualTo(new[] { "a.cs", "shot.png" }));
        Assert.That(answer.Evidence.Unscanned, Is.EqualTo(new[] { "shot.png" }));
    }

    [Test, CancelAfter(20_000)]
    public async Task Binary_with_the_name_of_a_source_is_withheld(CancellationToken cancellationToken)
    {
        File.WriteAllBytes(_rig.Write("tool.cs", ""), [0x4d, 0x5a, 0, 0, 1]);
        _rig.Write("a.cs", "class A;\n");

        var answer = await _rig.RunAsync(_probe, "\"relevant_files\":[\"a.cs\",\"tool.cs\"]", cancellationToken);

        Assert.That(answer.Evidence!.Withheld!.Single().File, Is.EqualTo("tool.cs"));
        Assert.That(_rig.Question, Does.Not.Contain("tool.cs\" lines"));
    }

    [Test, CancelAfter(20_000), Platform("Linux,MacOsX")]
    public async Task Link_out_of_the_workspace_is_not_followed(CancellationToken cancellationToken)
    {
        _rig.Folder.Write("secret.cs", "class Secret;\n");
        _rig.Write("src/a.cs", "class A;\n");
        File.CreateSymbolicLink(_rig.Folder["ws/src/link.cs"], _rig.Folder["secret.cs"]);

        var answer = await _rig.RunAsync(_probe, "\"relevant_files\":[\"src\"]", cancellationToken);

        Assert.That(_rig.Question, Does.Contain("class A;").And.Not.Contain("class Secret;"));
        Assert.That(answer.Evidence!.Withheld!.Single().Why, Does.Contain("link"));
    }

    [Test, CancelAfter(60_000)]
    public async Task Five_thousand_files_are_fitted_and_the_rest_is_told(CancellationToken cancellationToken)
    {
        for (var i = 0; i < 5_000; i++)
        {
            _rig.Write(string.Create(CultureInfo.InvariantCulture, $"src/f{i:0000}.cs"), $"class F{i}\n{{\n    int _value{i} = {i};\n}}\n");
        }

        var answer = await _rig.RunAsync(_probe, "\"relevant_files\":[\"src\"]", cancellationToken);

        Assert.That(answer.State, Is.EqualTo(AnswerState.Complete));
        Assert.That(answer.Evidence!.Sent!.Select(file => file.File), Is.EqualTo(ReceivedFile.In(_rig.Question).Select(file => file.Name)));
        Assert.That(answer.Evidence.Sent, Has.Count.LessThan(5_000));
        Assert.That(answer.Evidence.Cut, Is.Not.Empty);
    }

    private ThreadShelf Shelf => new(
        new Mcp.Daemon.Storage.DatabaseFile(_rig.Folder["threads.db"], ThreadMigrations.All, _rig.Ask.Time));
}
