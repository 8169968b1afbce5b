using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Code;

/// <summary>Where a name stands in code: never in comments and strings, and only as a whole.</summary>
internal static class Occurrences
{
    /// <summary>
    /// One for every line, in the order of the files and lines. A name may be qualified, <c>Cart.Add</c>, <c>Cart::add</c> or
    /// <c>Cart#add</c>: then the last part counts where the type is plausible, because it is declared there, stands right
    /// before, is that of the code around, or is that of the variable before it as far as the file shows.
    /// </summary>
    public static IReadOnlyList<Occurrence> Of(string name, IReadOnlyList<SourceFile> files)
    {
        var sought = SoughtName.Of(name);
        var found = new List<Occurrence>();
        foreach (var file in files)
        {
            var places = new NamePlaces(file, sought);
            foreach (var line in places.All().GroupBy(place => place.Line))
            {
                found.Add(new Occurrence(file.Path, line.Key, NamePlaces.Shown(file, line.Key), line.Any(place => place.IsDeclaration)));
            }
        }

        return found;
    }
}
