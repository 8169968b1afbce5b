using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Code;

/// <summary>Who calls a function, and whom a function calls.</summary>
internal static class CallSites
{
    /// <summary>
    /// The places at which a function of this name is called or a type of this name is made, in the order of the files and
    /// lines; qualified names as in <see cref="Occurrences"/>.
    /// </summary>
    public static IReadOnlyList<CallSite> Of(string name, IEnumerable<SourceFile> files)
    {
        var sought = SoughtName.Of(name);
        var found = new List<CallSite>();
        foreach (var file in files)
        {
            foreach (var place in new NamePlaces(file, sought).All().Where(place => CallShape.IsCall(file, place)))
            {
                found.Add(new CallSite(file.Path, place.Line, NamePlaces.Shown(file, place.Line), file.Around.At(place.Token))
                {
                    Qualifier = CallShape.Qualifier(file.Tokens, place.Token),
                    IsMember = CallShape.IsMember(file.Tokens, place.Token),
                });
            }
        }

        return found;
    }

    /// <summary>The names before parentheses in a body, keywords apart, in order and as often as they are called.</summary>
    public static IReadOnlyList<Callee> CalleesOf(SourceFile file, Declaration declaration)
    {
        var tokens = file.Tokens;
        var callees = new List<Callee>();
        for (var at = declaration.BodyToken; at <= declaration.LastToken && at < tokens.Count; at++)
        {
            if (tokens.IsWord(at) && !file.DeclaredAt.ContainsKey(at) && CallShape.HasArguments(file, at) && !CallShape.IsKeyword(tokens, at))
            {
                callees.Add(new Callee(tokens.Name(at).TrimStart('$'), tokens.Line(at), CallShape.Qualifier(tokens, at))
                {
                    Token = at,
                    IsMember = CallShape.IsMember(tokens, at),
                });
            }
        }

        return callees;
    }
}
