using System.Diagnostics;
using System.Security.Cryptography;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;

namespace Mcp.Tests.Support;

/// <summary>A real repository in a folder of its own, made with an unhardened git: what a user, or an attacker, has.</summary>
internal sealed class GitRepository : IDisposable
{
    public GitRepository(bool commit = true)
    {
        Folder = new TempFolder();
        Directory.CreateDirectory(Path);
        Git("init", "--quiet", "--initial-branch=main");
        if (commit)
        {
            Commit("readme.txt", "hello\n");
        }
    }

    public TempFolder Folder { get; }

    public string Path => Folder["ws"];

    /// <summary>What a planted program leaves behind when it runs.</summary>
    public string Marker => Folder["marker"];

    public bool TrapSprung => File.Exists(Marker);

    public Workspace Workspace => Workspace.From(Path, [], Folder["home"]);

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string content) => Folder.Write("ws/" + name, content);

    public string Commit(string name, string content)
    {
        Write(name, content);
        Git("add", "--force", "--", name);
        Git("commit", "--quiet", "--message", name);
        return Git("rev-parse", "HEAD").Trim();
    }

    /// <summary>Makes a directory a repository that has no commit yet.</summary>
    public static void Begin(string directory) => Run("git", directory, ["init", "--quiet", "--initial-branch=main"]);

    public string Git(params IReadOnlyList<string> arguments) => Run("git", Path, arguments);

    /// <summary>A repository of its own below this one's directory, with one commit on main and a change that is not committed.</summary>
    public string Nest(string name)
    {
        var nested = Folder.MakeDirectory("ws/" + name);
        Run("git", nested, "init", "--quiet", "--initial-branch=main");
        Run("git", nested, "commit", "--quiet", "--allow-empty", "--message", "first");
        Write(name + "/new.txt", "new\n");
        return nested;
    }

    /// <summary>Makes another repository a submodule of this one, and commits it.</summary>
    public string AddSubmodule(string name, GitRepository source)
    {
        Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", source.Path, name);
        Git("commit", "--quiet", "--message", "submodule");
        return this[name];
    }

    /// <summary>Commits a file in a submodule or nested repository; its id.</summary>
    public string CommitIn(string nested, string name, string content)
    {
        Write($"{nested}/{name}", content);
        Run("git", this[nested], "add", "--force", "--", name);
        Run("git", this[nested], "commit", "--quiet", "--message", name);
        return Run("git", this[nested], "rev-parse", "HEAD").Trim();
    }

    /// <summary>Git as it is, where failing is part of the scene.</summary>
    public void TryGit(params IReadOnlyList<string> arguments)
    {
        try
        {
            Git(arguments);
        }
        catch (InvalidOperationException)
        {
            // The trap has sprung or not; only that counts.
        }
    }

    /// <summary>A program that leaves the marker and fails at once: one that waited for input could hang plain git.</summary>
    public string PlantProgram(string name = "trap.sh")
    {
        var path = Folder.Write(name, $"#!/bin/sh\ntouch '{Marker}'\nexit 1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <summary>Whether unhardened git springs the trap; resets it. Without this a test could pass on a broken trap.</summary>
    public bool SpringsFor(params IReadOnlyList<string> arguments)
    {
        TryGit(arguments);
        var sprung = TrapSprung;
        File.Delete(Marker);
        return sprung;
    }

    public static GitProgram Program => GitProgram.Find(Environment.GetEnvironmentVariable("PATH"));

    /// <summary>The change of the first repository that has one.</summary>
    public async Task<ChangeSet> ReadAsync(
        CancellationToken cancellationToken, ChangeRequest? request = null, ChangeLimits? limits = null) =>
        (await ReadAllAsync(cancellationToken, request, limits))[0];

    public Task<IReadOnlyList<ChangeSet>> ReadAllAsync(
        CancellationToken cancellationToken, ChangeRequest? request = null, ChangeLimits? limits = null) =>
        new ChangeSetReader(Program, limits ?? new ChangeLimits())
            .ReadAsync(Workspace, request ?? new ChangeRequest(Path), cancellationToken);

    /// <summary>Every path, time stamp, mode and byte, the git directory included.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in new DirectoryInfo(Path)
            .EnumerateFileSystemInfos("*", SearchOption.AllDirectories).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{entry.FullName}|{entry.LastWriteTimeUtc.Ticks}|{entry.UnixFileMode}"));
            if (entry is FileInfo { LinkTarget: null } file)
            {
                hash.AppendData(File.ReadAllBytes(file.FullName));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    public void Dispose() => Folder.Dispose();

    public static string Run(string program, string directory, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var role in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{role}_NAME"] = "Test";
            start.Environment[$"GIT_{role}_EMAIL"] = "test@example.com";
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error.Result}");
    }
}
