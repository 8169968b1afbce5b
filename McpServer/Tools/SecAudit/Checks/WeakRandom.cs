using System.Collections.Frozen;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Random numbers that can be foretold, where a secret is made of them.</summary>
internal sealed class WeakRandom : IAuditCheck
{
    private static readonly Weakness Weakness = new("predictable_random", Owasp.Cryptography, 338);

    private static readonly FrozenSet<string> Secrets = new[]
    {
        "token", "tokens", "password", "passwd", "secret", "otp", "session", "nonce", "csrf", "salt", "apikey", "verification", "reset", "invite", "voucher", "credential", "pin",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Cookies =
        new[] { "session", "sessionid", "sid", "jsessionid", "token", "auth", "jwt", "login", "remember", "csrf" }.ToFrozenSet();

    public string Title => "predictable random for secrets";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var seen = new HashSet<int>();
        var cookies = new Lazy<Spans<Invocation>>(() => new Spans<Invocation>([.. file.Calls.Where(IsCookie)], call => (call.Token, call.Last)));
        var names = new Dictionary<int, string?>();
        foreach (var call in file.Calls.Where(call => IsPredictable(file, call)))
        {
            var purpose = file.PurposesOf(call.Token).FirstOrDefault(name => NameWords.HasAny(name, Secrets)) ?? SessionCookie(file, cookies.Value, call, names);
            // A boundary between the parts of a message guards nothing.
            if (purpose is not null && !file.PurposesOf(call.Token).Any(name => name.Contains("boundary", StringComparison.OrdinalIgnoreCase)) && seen.Add(call.Line))
            {
                yield return file.Finding(
                    Weakness, Severity.High, call.Line, $"`{purpose}` is made with `{call.Path}`, whose numbers can be foretold from a few of them.",
                    $"Use {Remedy(file.Language)}.");
            }
        }
    }

    /// <summary>The name of the cookie that a value goes into, if it is one by which somebody is known again.</summary>
    /// <param name="names">What was said before of calls that set a cookie, by their tokens.</param>
    private static string? SessionCookie(AuditedFile file, Spans<Invocation> cookies, Invocation value, Dictionary<int, string?> names)
    {
        foreach (var call in cookies.Around(value.Token).Where(call => call.Token < value.Token && call.Last >= value.Last).Reverse())
        {
            if (names.TryGetValue(call.Token, out var known))
            {
                if (known is not null)
                {
                    return known;
                }

                continue;
            }

            // res.cookie("session", value), and Go's &http.Cookie{Name: "session", Value: value}.
            var named = file.GivenIn(call).Where(set => set.Name == "Name").Select(set => file.Literal(set.First, set.Last));
            var first = call.At(0) is { } argument ? file.Literal(argument.First, argument.Last) : null;
            names[call.Token] = named.Prepend(first).FirstOrDefault(name => name is not null && NameWords.HasAny(name, Cookies));
            if (names[call.Token] is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsCookie(Invocation call) => call.Name.Contains("cookie", StringComparison.OrdinalIgnoreCase)
        || (call.Name is "Append" or "Add" or "set" && call.Qualifier.EndsWith("ookies", StringComparison.Ordinal));

    private static bool IsPredictable(AuditedFile file, Invocation call) => file.Language switch
    {
        Language.Python => call.Path is "random.random" or "random.randint" or "random.choice" or "random.choices" or "random.randrange" or "random.sample" or "random.getrandbits"
            || (call.Path is "choice" or "choices" or "randint" or "randrange" && file.Code.ImportedAs[call.Path].Any(import => import.Target == "random")),
        Language.JavaScript or Language.TypeScript => call.Path is "Math.random",
        Language.CSharp => (call is { Name: "Random", IsNew: true }) || call.Path is "Random.Shared.Next",
        Language.Java or Language.Kotlin => (call is { Name: "Random", IsNew: true }) || call.Path is "Math.random" or "RandomStringUtils.randomAlphanumeric",
        Language.Go => call.Path is "rand.Intn" or "rand.Int" or "rand.Int63" or "rand.Int31n" && file.Imports("math/rand", "math/rand/v2"),
        Language.Php => call.Path is "rand" or "mt_rand" or "uniqid" or "lcg_value",
        Language.Ruby => call.Path is "rand" or "Random.rand" or "Kernel.rand",
        _ => false,
    };

    private static string Remedy(Language language) => language switch
    {
        Language.Python => "the module secrets",
        Language.JavaScript or Language.TypeScript => "crypto.randomBytes or crypto.getRandomValues",
        Language.CSharp => "RandomNumberGenerator",
        Language.Java or Language.Kotlin => "SecureRandom",
        Language.Go => "crypto/rand",
        Language.Php => "random_bytes or random_int",
        _ => "SecureRandom",
    };
}
