using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>Locks on what other code can lock, too.</summary>
internal sealed class LockTargets : ReviewCheck
{
    private static readonly (TokenPattern Pattern, Severity Severity, string What)[] Rules =
    [
        (new("lock ( this )"), Severity.Low, "Whoever holds this object can hold its lock, too, and then wait for it in a circle."),
        (new("lock ( typeof ("), Severity.Low, "The type belongs to the whole process: any code can hold this lock."),
        (new("lock ( \" )"), Severity.Medium, "Equal strings are one object: code that never heard of this lock can hold it."),
        (new("synchronized ( \" )"), Severity.Medium, "Equal strings are one object: code that never heard of this lock can hold it."),
    ];

    public override ReviewAspects Aspects => ReviewAspects.Security;

    protected override bool Reads(Language language) => language is Language.CSharp or Language.Java;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        var tokens = file.Source.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Array.Find(Rules, rule => rule.Pattern.IsAt(tokens, at)) is { What: { } what, Severity: var severity })
            {
                yield return FoundInCode.At(file.Source, tokens.Line(at), severity, "lock_on_shared_object", what, "Lock a private object that exists for nothing else.");
            }
        }
    }
}
