using System.Text;

namespace Mcp.Daemon.Configuration;

/// <summary>
/// The system prompts: the user's own file of a name in <c>prompts/</c> beside their <c>config.json</c>, else
/// <c>config/prompts/NAME.md</c> as shipped, else the same as it was built in. Read for each call, so that an edit holds
/// from the next one on.
/// </summary>
/// <param name="directories">Where to look, the user's first.</param>
internal sealed class PromptFiles(IReadOnlyList<string> directories)
{
    private const string Ending = ".md";

    // Near enough to be a typo, not another word.
    private const int NearestDistance = 3;

    /// <summary>Where the user's own prompts lie; null where there is no such place.</summary>
    public string? UserDirectory { get; private init; }

    /// <summary>The places of this process.</summary>
    /// <param name="sources">Where settings are found; prompts lie beside them.</param>
    public static PromptFiles Of(SettingSources sources) => new(
        [.. new[] { sources.UserDirectory, Path.GetDirectoryName(sources.ShippedFile) }
            .OfType<string>()
            .Select(directory => Path.Combine(directory, "prompts"))])
    {
        UserDirectory = sources.UserDirectory is { } user ? Path.Combine(user, "prompts") : null,
    };

    /// <summary>The prompts that the user's own files take the place of: <c>debug (/home/me/.config/mcp-expert/prompts/debug.md)</c>.</summary>
    public IEnumerable<string> Own() => UserFiles()
        .Where(file => Names().Contains(NameOf(file)) && Read(file) is not null).Select(file => $"{NameOf(file)} ({file})");

    /// <summary>The user's files that are no prompt although they lie where prompts are looked for, one sentence each.</summary>
    public IReadOnlyList<string> Warnings() => [.. UserFiles().Select(Warning).OfType<string>()];

    /// <summary>The prompt of that name, or null when there is none.</summary>
    public string? Find(string name)
    {
        foreach (var directory in directories)
        {
            if (Read(Path.Combine(directory, name + Ending)) is { } text)
            {
                return text;
            }
        }

        return BuiltIn(name);
    }

    // Null for what is not there, not readable, empty or no text: the next place has it.
    private static string? Read(string path)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF').Trim();
            return text.Length > 0 && !text.Contains('\0') ? text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return null;
        }
    }

    private IReadOnlyList<string> UserFiles()
    {
        try
        {
            return UserDirectory is { } directory && Directory.Exists(directory)
                ? [.. Directory.EnumerateFileSystemEntries(directory, "*" + Ending).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? Warning(string file)
    {
        var name = NameOf(file);
        if (Names().Contains(name))
        {
            return Read(file) is null ? $"{file} is not used: it is empty, no UTF-8 text, or cannot be read. The prompt of the product stands." : null;
        }

        var near = NameDistance.Nearest(name, Names(), NearestDistance);
        return $"{file} is not used: no prompt has this name{(near is null ? $" (there are {string.Join(", ", Names())})." : $"; did you mean {near}{Ending}?")}";
    }

    private static string NameOf(string file) => Path.GetFileName(file)[..^Ending.Length];

    /// <summary>Every prompt that there is: those of the tools, and <c>evidence</c>, which all share.</summary>
    private static IReadOnlyList<string> Names() =>
    [
        .. typeof(PromptFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("prompts/", StringComparison.Ordinal)).Select(name => name["prompts/".Length..^Ending.Length]).Order(StringComparer.Ordinal),
    ];

    // A daemon that was copied without its config directory still knows what to say.
    private static string? BuiltIn(string name)
    {
        using var stream = typeof(PromptFiles).Assembly.GetManifestResourceStream($"prompts/{name}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Trim();
    }
}
