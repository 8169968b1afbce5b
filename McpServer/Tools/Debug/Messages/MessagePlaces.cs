using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.Debug.Messages;

/// <summary>Where in the code a message comes from.</summary>
/// <param name="Message">As it was told, folded.</param>
/// <param name="Places">The lines whose strings make it, those of product code first; more than one when several could.</param>
internal sealed record MessagePlaces(string Message, IReadOnlyList<MessagePlace> Places)
{
    /// <summary>A string that explains less of the message than this part of what the best one does is another message.</summary>
    private const double Enough = 0.7;

    /// <summary>Lines that the parts of one message may be apart when they are put together.</summary>
    private const int SameStatement = 3;

    public static IReadOnlyList<MessagePlaces> Of(IReadOnlyList<string> messages, SourceSet sources)
    {
        var found = new List<MessagePlaces>();
        foreach (var message in messages)
        {
            var places = Candidates(message, sources).SelectMany(file => In(file, message)).ToList();
            var best = places.Count == 0 ? 0 : places.Max(place => place.Letters);
            if (best > 0)
            {
                found.Add(new MessagePlaces(
                    message,
                    [
                        .. places.Where(place => place.Letters >= best * Enough)
                            .OrderBy(place => place.IsInTest).ThenBy(place => place.File.Path, StringComparer.Ordinal).ThenBy(place => place.Line),
                    ]));
            }
        }

        // A message and a part of it come from the same lines.
        return [.. found.DistinctBy(message => string.Join('\n', message.Places.Select(place => $"{place.File.Path}:{place.Line}")))];
    }

    /// <summary>Two words of the message must stand side by side somewhere in the file: only then it is taken apart.</summary>
    private static IEnumerable<SourceFile> Candidates(string message, SourceSet sources)
    {
        var words = message.Split(' ');
        return Enumerable.Range(0, Math.Max(0, words.Length - 1))
            .Select(at => $"{words[at]} {words[at + 1]}")
            .Where(pair => pair.Count(char.IsLetter) > 3)
            .SelectMany(sources.Holding)
            .Distinct();
    }

    private static List<MessagePlace> In(SourceFile file, string message)
    {
        var places = new List<MessagePlace>();
        foreach (var literal in StringLiterals.Of(file))
        {
            var letters = MessagePattern.Of(literal.Text)?.Explains(message) ?? 0;
            if (letters == 0)
            {
                continue;
            }

            // Parts that are put together, by a plus or by holes, are one place.
            if (places.Count > 0 && literal.Line - places[^1].Line <= SameStatement)
            {
                places[^1] = places[^1] with { Letters = places[^1].Letters + letters };
            }
            else
            {
                places.Add(new MessagePlace(file, literal.Line, letters));
            }
        }

        return places;
    }
}
