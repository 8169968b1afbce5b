using System.Text;

namespace Mcp.Daemon.Configuration;

/// <summary>
/// The system prompts: <c>config/prompts/NAME.md</c> as shipped, or the user's own file of the same name in
/// <c>prompts/</c> beside their <c>config.json</c>. Read for each call, so that an edit holds from the next one on.
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

    /// <summary>The prompt of that name, or null when there is no file for it.</summary>
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

        return null;
    }
}
