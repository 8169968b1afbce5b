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
    /// <summary>The places of this process.</summary>
    /// <param name="sources">Where settings are found; prompts lie beside them.</param>
    public static PromptFiles Of(SettingSources sources) => new(
        [.. new[] { sources.UserDirectory, Path.GetDirectoryName(sources.ShippedFile) }
            .OfType<string>()
            .Select(directory => Path.Combine(directory, "prompts"))]);

    /// <summary>The prompt of that name, or null when there is none.</summary>
    public string? Find(string name)
    {
        foreach (var directory in directories)
        {
            var path = Path.Combine(directory, name + ".md");
            try
            {
                if (File.ReadAllText(path, Encoding.UTF8).Trim() is { Length: > 0 } text)
                {
                    return text;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Not there, or not readable: the next place has it.
            }
        }

        return BuiltIn(name);
    }

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
