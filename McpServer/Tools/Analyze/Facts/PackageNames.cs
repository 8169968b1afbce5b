using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Analyze.Facts;

/// <summary>What the package is called that an import brings; nothing for a language's standard library.</summary>
internal static class PackageNames
{
    // The modules that are imported without a thought; one that is missing here is listed, which is true too.
    private static readonly HashSet<string> Standard =
    [
        .. "__future__ abc argparse array ast asyncio base64 bisect calendar codecs collections concurrent contextlib copy csv ctypes dataclasses datetime decimal difflib email enum errno fnmatch fractions functools gc getpass glob gzip hashlib heapq hmac html http importlib inspect io itertools json locale logging math mimetypes multiprocessing numbers operator os pathlib pickle platform pprint queue random re secrets shlex shutil signal socket sqlite3 ssl stat statistics string struct subprocess sys tempfile textwrap threading time timeit traceback types typing unicodedata unittest urllib uuid warnings weakref xml zipfile zoneinfo".Split(' ').Select(name => "py:" + name),
        .. "assert async_hooks buffer child_process cluster crypto dgram dns events fs http http2 https net os path perf_hooks process querystring readline stream string_decoder timers tls tty url util vm worker_threads zlib".Split(' ').Select(name => "js:" + name),
        .. "benchmark bigdecimal csv date delegate digest erb etc fileutils find forwardable io json logger monitor net open-uri open3 openssl optparse ostruct pathname pp securerandom set shellwords singleton socket stringio strscan tempfile time timeout tmpdir uri yaml zlib".Split(' ').Select(name => "rb:" + name),
    ];

    // Of those, the ones through which something leaves the process or comes in.
    private static readonly HashSet<string> Outward =
    [
        .. "ctypes email http multiprocessing os pickle shutil socket sqlite3 ssl subprocess tempfile urllib xml zipfile".Split(' ').Select(name => "py:" + name),
        .. "child_process dgram fs http http2 https net tls vm".Split(' ').Select(name => "js:" + name),
        .. "erb fileutils net open-uri open3 openssl socket tempfile yaml".Split(' ').Select(name => "rb:" + name),
    ];

    /// <summary>Null for what is no package of somebody else.</summary>
    public static string? Of(Language language, Import import, bool withStandard)
    {
        var target = import.Target;
        return language switch
        {
            Language.JavaScript or Language.TypeScript => target.StartsWith('.') || target.StartsWith('/') || target.StartsWith("@/", StringComparison.Ordinal) || target.StartsWith("~/", StringComparison.Ordinal)
                ? null : Known("js:", Script(target), withStandard),
            Language.Python => target.StartsWith('.') ? null : Known("py:", target.Split('.')[0], withStandard),
            Language.Ruby => target.StartsWith('.') ? null : Known("rb:", target.Split('/')[0], withStandard),
            Language.Go => Go(target),
            Language.Rust => target.Split("::")[0] is "crate" or "self" or "super" or "std" or "core" or "alloc" ? null : target.Split("::")[0],
            Language.Java or Language.Kotlin or Language.Scala => target.Split('.')[0] is "java" or "javax" or "kotlin" or "scala" ? null : Dotted(target),
            Language.CSharp => target.Split('.')[0] is "System" ? null : Dotted(target),
            Language.Php => target.Contains('/') || !target.Contains('\\') ? null : target.TrimStart('\\').Split('\\')[0],
            Language.Dart => target.StartsWith("package:", StringComparison.Ordinal) ? target["package:".Length..].Split('/')[0] : null,
            _ => null,
        };
    }

    private static string? Known(string prefix, string name, bool withStandard) =>
        !Standard.Contains(prefix + name) || (withStandard && Outward.Contains(prefix + name)) ? name : null;

    private static string Script(string target)
    {
        var parts = (target.StartsWith("node:", StringComparison.Ordinal) ? target["node:".Length..] : target).Split('/');
        return parts[0].StartsWith('@') && parts.Length > 1 ? $"{parts[0]}/{parts[1]}" : parts[0];
    }

    private static string? Go(string target)
    {
        var parts = target.Split('/');
        return parts[0].Contains('.') ? string.Join('/', parts.Take(3)) : null;
    }

    // The first word alone is a domain's end, or everything of one maker.
    private static string Dotted(string target)
    {
        var parts = target.Split('.');
        return parts.Length > 1 && (char.IsLower(parts[0][0]) || parts[0] is "Microsoft") ? $"{parts[0]}.{parts[1]}" : parts[0];
    }
}
