using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Reach;

/// <summary>A function of the given code that others may call, and the tests that name it.</summary>
internal sealed record FunctionUnderTest(MeasuredFunction Function, IReadOnlyList<string> Tests)
{
    /// <summary>Those that no test names first, and among each the ones with most to go wrong first.</summary>
    public static IReadOnlyList<FunctionUnderTest> Of(LookedFiles looked, KnownTests tests, CancellationToken cancellationToken)
    {
        var inFile = looked.Files.Where(file => file.Language is Language.Rust).ToDictionary(file => file, file => InFileTests.Begin(file.Source) ?? int.MaxValue);
        return
        [
            .. MeasuredFunction.Of(looked, cancellationToken)
                .Where(function => !function.File.IsTest && function.Declaration.FirstToken < inFile.GetValueOrDefault(function.File, int.MaxValue)
                    && IsCallable(function.File.Source, function.Declaration))
                .Select(function => new FunctionUnderTest(function, [.. tests.Naming(function.Declaration.Name)]))
                .OrderBy(function => function.Tests.Count > 0)
                .ThenByDescending(function => function.Function.Weight)
                .ThenBy(function => function.Function.File.Path, StringComparer.Ordinal)
                .ThenBy(function => function.Function.Declaration.NameLine),
        ];
    }

    // Programs begin with main, and a test begins elsewhere; what stands in a function is reached through it.
    private static bool IsCallable(SourceFile file, Declaration function) => function.IsPublic
        && function.Name is not ("main" or "Main" or "init") && !function.Name.StartsWith("operator", StringComparison.Ordinal)
        && !file.Around.Holding(function).Any(outer => outer.Kind is DeclarationKind.Function);
}
