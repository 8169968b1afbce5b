using System.Text.RegularExpressions;

namespace Mcp.Daemon.Tools.Debug.Traces;

/// <summary>What a frame's function is called in the source, undone from what compilers and runtimes make of it.</summary>
/// <param name="Member">The bare name; null where it has none in the source, as a lambda or the body of a file.</param>
/// <param name="Type">The bare name of the type before it, where the frame writes one.</param>
internal readonly partial record struct FunctionName(string? Member, string? Type)
{
    /// <summary>As <see cref="Code.SourceSet.Declaring"/> takes it; null where there is no name.</summary>
    public string? Qualified => Member is null ? null : Type is null ? Member : $"{Type}.{Member}";

    public static FunctionName Of(StackFrame frame)
    {
        if (frame.Function is not { Length: > 0 } written)
        {
            return default;
        }

        return frame.Style switch
        {
            TraceStyle.DotNet => DotNet(written),
            TraceStyle.Jvm => Jvm(written),
            TraceStyle.Script => Script(written),
            TraceStyle.Go => Parts(GoClosure().Replace(written[(written.LastIndexOf('/') + 1)..].Replace("(*", "").Replace(")", "").Replace("[...]", ""), "")),
            TraceStyle.Rust => Parts(Rust().Replace(written, "").Replace("::", ".")),
            TraceStyle.Ruby => Parts(RubyBlock().Replace(written, "").Replace('#', '.').Replace("::", ".")),
            TraceStyle.Native => Parts(written.Split('(')[0].Replace("::", ".")),
            // PHP names what is called on the line and not what the line stands in.
            TraceStyle.Php => default,
            _ => Parts(written.Replace("<locals>.", "")),
        };
    }

    /// <summary>The last two parts, as far as they are names.</summary>
    private static FunctionName Parts(string dotted)
    {
        var parts = dotted.Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || !IsName(parts[^1]))
        {
            return default;
        }

        return new FunctionName(parts[^1], parts.Length > 1 && IsName(parts[^2]) ? parts[^2] : null);
    }

    private static FunctionName DotNet(string written)
    {
        var name = TypeArguments().Replace(written, "");
        if (name.EndsWith("..ctor", StringComparison.Ordinal) || name.EndsWith("..cctor", StringComparison.Ordinal))
        {
            var type = Parts(name[..name.LastIndexOf("..", StringComparison.Ordinal)].Replace('+', '.')).Member;
            return new FunctionName(type, type);
        }

        // An async method is a type of its own, and so is what its lambdas keep: Cart.<Total>d__5.MoveNext, Cart.<>c.<Total>b__0.
        if (Generated().Matches(name) is { Count: > 0 } made)
        {
            var outer = Parts(name[..name.IndexOf(".<", StringComparison.Ordinal)].Replace('+', '.'));
            return new FunctionName(made[^1].Groups["name"].Value, outer.Member);
        }

        var plain = Parts(name.Replace('+', '.'));
        return plain.Member is { } member && Accessor().Match(member) is { Success: true } accessor ? plain with { Member = accessor.Groups["name"].Value } : plain;
    }

    private static FunctionName Jvm(string written)
    {
        var at = written.LastIndexOf('.');
        var (owner, member) = at < 0 ? ("", written) : (written[..at], written[(at + 1)..]);
        var type = owner[(owner.LastIndexOf('.') + 1)..].Split('$')[0];
        var name = Lambda().Match(member) is { Success: true } lambda ? lambda.Groups["name"].Value
            : member switch
            {
                "<init>" => type,
                "invoke" or "invokeSuspend" or "apply" when owner.Contains('$') => "",
                _ => member,
            };
        // What Kotlin declares outside of types lies in a class named for the file.
        return IsName(name) ? new FunctionName(name, type.Length > 0 && !type.EndsWith("Kt", StringComparison.Ordinal) ? type : null) : default;
    }

    private static FunctionName Script(string written)
    {
        var text = written.StartsWith("async ", StringComparison.Ordinal) ? written["async ".Length..] : written;
        if (text.StartsWith("new ", StringComparison.Ordinal))
        {
            return new FunctionName("constructor", Parts(text["new ".Length..]).Member);
        }

        var name = Parts(text.Replace("*", "").Replace("/", ".").Replace("<", ".<"));
        return name.Type is "Object" or "Function" or "Module" or "exports" or "Proxy" or "process" ? name with { Type = null } : name;
    }

    private static bool IsName(string text) => Name().IsMatch(text);

    [GeneratedRegex(@"^[\p{L}_$@][\w$]*[?!=]?$")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?:\.func\d+|\.gowrap\d+|\.\d+|-fm)+$")]
    private static partial Regex GoClosure();

    [GeneratedRegex(@"::h[0-9a-f]{16}$|::\{\{closure\}\}|::\{closure#\d+\}|<(?=[\w:]+ as )| as [\w:<>]+>|<[^<>]*>")]
    private static partial Regex Rust();

    [GeneratedRegex(@"^(?:(?:block|rescue|ensure)(?: \(\d+ levels\))? in )+")]
    private static partial Regex RubyBlock();

    [GeneratedRegex(@"`\d+|\[[^\[\]]*\]")]
    private static partial Regex TypeArguments();

    [GeneratedRegex(@"<(?<name>\w+)>")]
    private static partial Regex Generated();

    [GeneratedRegex(@"^(?:get|set|add|remove|init)_(?<name>\w+)$")]
    private static partial Regex Accessor();

    [GeneratedRegex(@"^lambda\$(?<name>\w+)\$\d+$|^(?<name>\w+)\$lambda\$\d+$|^access\$(?<name>\w+)$")]
    private static partial Regex Lambda();
}
