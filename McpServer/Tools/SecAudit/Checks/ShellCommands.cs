using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Commands that a shell reads and that are put together from values. Lists of arguments go past every shell and are left alone.</summary>
internal sealed partial class ShellCommands : IAuditCheck
{
    private const string Fix = "Start the program itself with a list of arguments, without a shell.";

    private static readonly Weakness Weakness = new("command_injection", Owasp.Injection, 78);

    private static readonly WordSet ListMakers = new("of asList listOf arrayOf mutableListOf");

    /// <summary>Tokens of the longest expression that <see cref="Promised"/> matches.</summary>
    private const int LongestPromise = 8;

    /// <summary>Arguments that may be the script behind a shell and its switches; more are its parameters.</summary>
    private const int MostScripts = 16;

    public string Title => "shell commands put together from values";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var startsShell = new Lazy<bool>(() => StartsShell(file));
        var promises = new Lazy<HashSet<string>>(() => Promises(file));
        var open = new Dictionary<MadeText, TextHole?>(ReferenceEqualityComparer.Instance);
        foreach (var call in file.Calls)
        {
            foreach (var command in Commands(file, call, startsShell, promises))
            {
                if (Judge(file, call.Line, command.First, command.Last, open) is { } finding)
                {
                    yield return finding;
                    break;
                }
            }
        }

        foreach (var set in file.Assigned.Where(set => set.Name == "Arguments" && file.Language is Language.CSharp && startsShell.Value))
        {
            if (Judge(file, set.Line, set.First, set.Last, open) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Argument> Commands(AuditedFile file, Invocation call, Lazy<bool> startsShell, Lazy<HashSet<string>> promises) => file.Language switch
    {
        Language.Python => Python(file, call),
        Language.JavaScript or Language.TypeScript => Script(file, call, promises),
        Language.Php => call.Path is "exec" or "shell_exec" or "system" or "passthru" or "popen" or "proc_open" ? First(call) : [],
        Language.Ruby => call.Path is "system" or "exec" or "spawn" or "Kernel.system" or "Kernel.exec" or "IO.popen" or "Open3.capture2" or "Open3.capture3"
            && call.Arguments.Count == 1 ? First(call) : [],
        Language.Java or Language.Kotlin => call.Name == "exec" && call.Path.StartsWith("Runtime.getRuntime()", StringComparison.Ordinal) && call.At(0) is { } command
            ? ArgumentsOf(file, command) is { } list ? Scripts(file, list) : First(call)
            : call.Path is "ProcessBuilder" && call.At(0) is { } program ? Scripts(file, ArgumentsOf(file, program) ?? call.Arguments) : [],
        Language.Go => call.Path is "exec.Command" or "exec.CommandContext" && call.Arguments.Any(argument => IsShell(file, argument)) ? call.Arguments.TakeLast(1) : [],
        Language.CSharp => call.Path is "Process.Start" or "ProcessStartInfo" && IsShell(file, call.At(0)) ? call.Arguments.Skip(1).Take(1) : [],
        Language.Rust => call.Name == "arg" && call.Path.StartsWith("Command.new()", StringComparison.Ordinal) && startsShell.Value ? First(call) : [],
        _ => [],
    };

    private static IEnumerable<Argument> Python(AuditedFile file, Invocation call)
    {
        if (call.Path is "os.system" or "os.popen" or "commands.getoutput" or "subprocess.getoutput" or "subprocess.getstatusoutput" or "asyncio.create_subprocess_shell")
        {
            return First(call);
        }

        return call.Named("shell") is { } shell && file.Tokens.Is(shell.First, "True") ? First(call) : [];
    }

    private static IEnumerable<Argument> Script(AuditedFile file, Invocation call, Lazy<HashSet<string>> promises)
    {
        var isImported = call.Name is "exec" or "execSync" && file.Imports("child_process", "node:child_process")
            && (call.Qualifier.Length == 0 || call.Qualifier is "child_process" or "cp" or "childProcess");
        return isImported || (call.Qualifier.Length == 0 && promises.Value.Contains(call.Name)) || (call.Name is "exec" or "execSync" && call.Qualifier is "child_process" or "childProcess") ? First(call)
            : call.Name is "spawn" or "spawnSync" or "execFile" && call.Arguments.Any(argument => ShellOn().IsMatch(file.Tokens.Source(argument.First, argument.Last))) ? First(call)
            : [];
    }

    // const run = promisify(exec)
    private static HashSet<string> Promises(AuditedFile file) =>
        [.. file.Assigned.Where(set => set.Last - set.First < LongestPromise && Promised().IsMatch(file.Tokens.Source(set.First, set.Last))).Select(set => set.Path)];

    private static IEnumerable<Argument> First(Invocation call) => call.Arguments.Take(1);

    /// <summary>What a shell is given to read, where the first of some arguments is one: behind the shell and its switch.</summary>
    private static IEnumerable<Argument> Scripts(AuditedFile file, IReadOnlyList<Argument> arguments) =>
        arguments.Count > 0 && IsShell(file, arguments[0]) ? arguments.Skip(2).Take(MostScripts) : [];

    /// <summary>The members of a list that stands in Java where a command may: where it is used or where its variable is made; null for no list.</summary>
    private static IReadOnlyList<Argument>? ArgumentsOf(AuditedFile file, Argument command)
    {
        var tokens = file.Tokens;
        var (first, last) = command.First == command.Last && tokens.IsWord(command.First)
            && file.Bodies.ValuesOf(tokens.Name(command.First), command.First) is [.., var value] ? (value.First, value.Last) : (command.First, command.Last);
        if (tokens.Is(first, '{') || tokens.Is(first, "new"))
        {
            var brace = first;
            while (brace < last && !tokens.Is(brace, '{'))
            {
                brace++;
            }

            return tokens.Is(brace, '{') && (brace == first || tokens.Is(brace - 1, ']')) ? ArgumentList.Of(tokens, file.Language, brace + 1, tokens.Close(brace) - 1) : null;
        }

        return tokens.Is(last, ')') && tokens.Open(last) is var open && ListMakers.Has(tokens, open - 1) && NamePath.EndingAt(tokens, open - 1).First == first
            ? ArgumentList.Of(tokens, file.Language, open + 1, last - 1) : null;
    }

    private static bool IsShell(AuditedFile file, Argument? argument) =>
        argument is { } value && file.Texts.Of(value.First, value.Last) is { Holes.Count: 0 } text && Shell().IsMatch(text.Written);

    private static bool StartsShell(AuditedFile file) =>
        Enumerable.Range(0, file.Tokens.Count).Any(at => file.Tokens.IsText(at) && Shell().IsMatch(file.Tokens.Content(at)));

    /// <param name="open">The values in texts that were judged before, for texts that are run in many places.</param>
    private static Finding? Judge(AuditedFile file, int line, int first, int last, Dictionary<MadeText, TextHole?> open)
    {
        if (file.Tokens.Mark(first) is '[' or '{' || file.Tokens.Is(first, "new") || file.Tokens.Is(first, "array"))
        {
            return null;
        }

        if (file.Requests.In(first, last, Safe.ForShells) is { } source)
        {
            return file.Finding(Weakness, Severity.Critical, line, $"A shell runs a command with {source.Words(line)} in it, which the caller chooses.", Fix);
        }

        foreach (var (made, _) in file.Seen.Of(first, last))
        {
            if (!open.TryGetValue(made, out var found))
            {
                open[made] = found = made.Holes.Where(hole => hole.First < 0 || !IsHarmless(file, hole)).Select(hole => (TextHole?)hole).FirstOrDefault();
            }

            if (found is { } hole)
            {
                var value = hole.Name ?? file.Shown(hole.First, hole.Last);
                return file.Finding(Weakness, Severity.Medium, line, $"A shell runs a command that is put together with `{value}`; what that may hold is not seen here.", Fix);
            }
        }

        return null;
    }

    private static bool IsHarmless(AuditedFile file, TextHole hole) =>
        file.Mentions(hole.First, hole.Last, Safe.ForShells) || file.Fixed.Is(hole.First, hole.Last);

    [GeneratedRegex(@"^(/bin/|/usr/bin/)?(sh|bash|zsh|dash|ksh)$|^(cmd|powershell|pwsh)(\.exe)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Shell();

    [GeneratedRegex(@"^(util\.)?promisify\((child_process\.|childProcess\.|cp\.)?exec\)$")]
    private static partial Regex Promised();

    [GeneratedRegex(@"\bshell\s*:\s*true\b")]
    private static partial Regex ShellOn();
}
