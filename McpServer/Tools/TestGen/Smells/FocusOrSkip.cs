using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>How each framework says that a test, and nothing else, is to run, or that it is not to.</summary>
internal static class FocusOrSkip
{
    private static readonly WordSet Suites = new("it test describe context suite specify");

    private static readonly WordSet Focused = new("fit fdescribe fcontext");

    private static readonly WordSet Left = new("xit xdescribe xtest xcontext");

    private static readonly WordSet Marks = new("skip Ignore Disabled ignore Explicit");

    /// <summary>Whether a call makes its framework leave out every other test of the file.</summary>
    public static bool IsFocused(Invocation call) => Focused.Has(call.Path) || (call.Name is "only" && Suites.Has(call.Qualifier));

    /// <summary>Whether a call declares a test, or a group of them, that does not run.</summary>
    public static bool IsSkipped(Invocation call) => Left.Has(call.Path) || (call.Name is "skip" && Suites.Has(call.Qualifier));

    /// <summary>Whether a mark keeps a test from running, whatever the conditions.</summary>
    public static bool IsSkip(SourceFile file, Marker marker) => Marks.Has(marker.Name)
        || (marker.Name is "Fact" or "Theory" && marker.Arguments.Any(argument => IsNamedSkip(file, argument)));

    /// <summary>Whether a mark says why, as it can in its arguments; a comment can say it as well.</summary>
    public static bool HasReason(SourceFile file, Marker marker) => marker.Arguments.Any(argument =>
        file.Tokens.Content(argument.Last).Length > 0 && file.Tokens.IsText(argument.Last));

    public static bool IsSkipped(TestCase test)
    {
        var tokens = test.File.Source.Tokens;
        var isLeft = Left.Has(tokens, test.Token) || (Suites.Has(tokens, test.Token) && tokens.Is(test.Token + 1, '.') && tokens.Is(test.Token + 2, "skip"));
        return isLeft || test.Markers.Any(marker => IsSkip(test.File.Source, marker));
    }

    private static bool IsNamedSkip(SourceFile file, Argument argument) =>
        argument.Name is "Skip" || (file.Tokens.Is(argument.First, "Skip") && file.Tokens.Is(argument.First + 1, '='));
}
