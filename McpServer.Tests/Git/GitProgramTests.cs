using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Git;

[Platform("Linux,MacOsX")]
public class GitProgramTests
{
    [Test, CancelAfter(20_000)]
    public async Task Cancelled_git_is_killed_with_everything_it_started(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var started = UnixFifo.Make(folder["started"]);
        var git = Script(folder, $"exec 3> '{started}'\nsleep 1000 &\necho started >&3\nwait\n");
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var run = git.RunAsync(new GitRequest(folder.Path, "status"), caller.Token);
        using var held = File.OpenText(started);
        Assert.That(await held.ReadLineAsync(cancellationToken), Is.EqualTo("started"));
        await caller.CancelAsync();

        await Assert.ThatAsync(() => run, Throws.InstanceOf<OperationCanceledException>());

        // The pipe ends when the last process that has it open is gone.
        Assert.That(await held.ReadToEndAsync(CancellationToken.None).WaitAsync(cancellationToken), Is.Empty);
    }

    [Test, CancelAfter(20_000), Platform("Linux")]
    public async Task Orphan_that_holds_the_output_open_holds_up_nobody(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var started = UnixFifo.Make(folder["started"]);
        var git = Script(folder, $"(setsid sleep 1000 & echo $! > '{started}')\n");
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var run = git.RunAsync(new GitRequest(folder.Path, "status"), caller.Token);
        var orphan = int.Parse(await File.ReadAllTextAsync(started, cancellationToken));
        await caller.CancelAsync();

        await Assert.ThatAsync(() => run.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>()
            .With.Property("CancellationToken").EqualTo(caller.Token));
        System.Diagnostics.Process.GetProcessById(orphan).Kill();
    }

    [Test, CancelAfter(20_000)]
    public async Task Output_over_the_cap_is_cut_and_git_stopped(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var request = new GitRequest(folder.Path, "status") { MaxOutputBytes = 1_000 };

        var output = await Script(folder, "exec yes\n").RunAsync(request, cancellationToken);

        Assert.That((output.Truncated, output.Bytes.Length), Is.EqualTo((true, 1_000)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Flood_of_complaints_does_not_block(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var git = Script(folder, "i=0; while [ $i -lt 20000 ]; do echo complaint >&2; i=$((i+1)); done; exit 3\n");

        var output = await git.RunAsync(new GitRequest(folder.Path, "status"), cancellationToken);

        Assert.That((output.ExitCode, output.Error.Length), Is.EqualTo((3, 4_000)).Using<(int, int)>((a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 20));
    }

    [Test, CancelAfter(20_000)]
    public async Task Input_is_closed(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();

        var output = await Script(folder, "cat; echo end\n").RunAsync(new GitRequest(folder.Path, "status"), cancellationToken);

        Assert.That(output.Line, Is.EqualTo("end"));
    }

    [Test, CancelAfter(20_000)]
    public async Task Machine_without_git_says_what_to_do(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var git = GitProgram.Find(folder.Path);

        var failure = await Assert.ThrowsAsync<ToolFailureException>(
            () => git.RunAsync(new GitRequest(folder.Path, "status"), cancellationToken));

        Assert.That((failure!.Code, failure.Message.Contains("Install git")), Is.EqualTo((ErrorCode.NotConfigured, true)));
    }

    [Test, CancelAfter(20_000)]
    public async Task Git_in_a_relative_entry_of_the_path_is_not_taken(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();

        await Assert.ThatAsync(
            () => GitProgram.Find(".:bin:").RunAsync(new GitRequest(folder.Path, "status"), cancellationToken),
            Throws.InstanceOf<ToolFailureException>());
    }

    private static GitProgram Script(TempFolder folder, string body)
    {
        var path = folder.Write("git", "#!/bin/sh\n" + body);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new GitProgram(path);
    }

    /// <summary>A zombie waits for its parent to look; it runs no more.</summary>
    private static bool IsAlive(string process) =>
        File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ");
}
