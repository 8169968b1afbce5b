using System.Collections.Frozen;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>MD5 and SHA-1 where a password or a token depends on them. As checksums and cache keys they are left alone.</summary>
internal sealed class WeakHashes : IAuditCheck
{
    private static readonly Weakness Password = new("weak_password_hash", Owasp.Cryptography, 916);

    private static readonly Weakness Token = new("weak_hash", Owasp.Cryptography, 328);

    private static readonly FrozenSet<string> Passwords = new[] { "password", "passwd", "pwd", "pw", "passphrase", "pass" }.ToFrozenSet();

    private static readonly FrozenSet<string> Tokens = new[] { "token", "secret", "signature", "otp", "session", "apikey", "credential" }.ToFrozenSet();

    /// <summary>Calls by which one digest is given something; those behind them belong to other digests of the same name.</summary>
    private const int MostGiven = 60;

    public string Title => "MD5 and SHA-1 for passwords and tokens";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var digests = new Lazy<Dictionary<(string, int?), List<Invocation>>>(() => file.Calls
            .Where(call => call.Name is "digest" or "update" or "Write" or "ComputeHash")
            .GroupBy(call => (call.Qualifier, file.Bodies.FunctionAt(call.Token)?.NameToken)).ToDictionary(group => group.Key, group => group.ToList()));
        var lines = new Dictionary<int, HashSet<string>>();
        foreach (var call in file.Calls)
        {
            if (Algorithm(file, call) is not { } algorithm)
            {
                continue;
            }

            // What is digested, where the digest goes, and what the function is for.
            var names = file.PurposesOf(call.Token).Concat(Digested(file, digests, call)).SelectMany(NameWords.Of).ToHashSet();
            if (!lines.TryGetValue(call.Line, out var words))
            {
                lines[call.Line] = words = [.. Words(file, call.Line).SelectMany(NameWords.Of)];
            }

            if (words.Overlaps(Passwords) || names.Overlaps(Passwords)
                || call.Arguments.Any(argument => Enumerable.Range(argument.First, argument.Last - argument.First + 1).Any(file.Passwords.IsRead)))
            {
                yield return file.Finding(
                    Password, Severity.High, call.Line, $"A password is digested with {algorithm}, which is guessed at billions of tries a second.",
                    "Use a password hash with a work factor: Argon2, scrypt, bcrypt or PBKDF2.");
            }
            else if (words.Overlaps(Tokens) || names.Overlaps(Tokens))
            {
                yield return file.Finding(
                    Token, Severity.Medium, call.Line, $"A token or signature rests on {algorithm}, for which collisions can be made.", "Use SHA-256, for signatures as an HMAC.");
            }
        }
    }

    /// <summary>The names on the line of a call.</summary>
    private static IEnumerable<string> Words(AuditedFile file, int line)
    {
        var words = Enumerable.Range(file.Tokens.FirstAt(line), Math.Max(0, file.Tokens.FirstAt(line + 1) - file.Tokens.FirstAt(line)))
            .Where(file.Tokens.IsWord).Select(at => file.Tokens.Name(at));
        return words.Where(word => !word.StartsWith("md5", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The names of what is given to a digest that is kept in a variable, in the function that makes it.</summary>
    private static IEnumerable<string> Digested(AuditedFile file, Lazy<Dictionary<(string, int?), List<Invocation>>> digests, Invocation call)
    {
        var kept = file.AssignedFrom(call.IsNew ? call.First - 1 : call.First).Where(set => set.Last == call.Last).Select(set => set.Path).FirstOrDefault();
        if (kept is null || file.Bodies.FunctionAt(call.Token) is not { } function || !digests.Value.TryGetValue((kept, function.NameToken), out var given))
        {
            yield break;
        }

        var (low, high) = (0, given.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = given[middle].Token <= call.Last ? (middle + 1, high) : (low, middle);
        }

        foreach (var each in given.Skip(low).Take(MostGiven))
        {
            for (var at = each.Token + 1; at <= each.Last; at++)
            {
                if (file.Tokens.IsWord(at))
                {
                    yield return file.Tokens.Name(at);
                }
            }
        }
    }

    private static string? Algorithm(AuditedFile file, Invocation call)
    {
        var name = call.Path switch
        {
            "hashlib.md5" or "md5" or "md5.Sum" or "md5.New" or "MD5.Create" or "MD5.HashData" or "Digest.MD5.hexdigest" or "MD5CryptoServiceProvider" or "DigestUtils.md5Hex"
                or "Hashing.md5" or "MD5" => "MD5",
            "hashlib.sha1" or "sha1" or "sha1.Sum" or "sha1.New" or "SHA1.Create" or "SHA1.HashData" or "Digest.SHA1.hexdigest" or "SHA1CryptoServiceProvider" or "SHA1Managed"
                or "DigestUtils.sha1Hex" => "SHA-1",
            "hashlib.new" or "createHash" or "crypto.createHash" or "hash" or "MessageDigest.getInstance" => call.At(0) is { } argument ? file.Literal(argument.First, argument.Last) : null,
            _ => null,
        };
        return name?.ToLowerInvariant() switch
        {
            "md5" or "md4" => "MD5",
            "sha1" or "sha-1" => "SHA-1",
            _ => null,
        };
    }
}
