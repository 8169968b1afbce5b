using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Initialisation vectors, nonces and salts that are written in the program.</summary>
internal sealed class FixedSalts : IAuditCheck
{
    private static readonly Weakness Vector = new("fixed_iv", Owasp.Cryptography, 329);

    private static readonly Weakness Salt = new("fixed_salt", Owasp.Cryptography, 760);

    private static readonly WordSet Ciphers = new(
        "AES ChaCha20 ChaCha20_Poly1305 createCipheriv Cipher Aes AesGcm CipherMode IvParameterSpec GCMParameterSpec NewCBCEncrypter NewGCM openssl_encrypt Fernet modes");

    private static readonly WordSet Hashes = new(
        "pbkdf2_hmac pbkdf2 pbkdf2Sync PBKDF2 PBKDF2HMAC scrypt scryptSync Scrypt hashpw bcrypt argon2 Argon2 Rfc2898DeriveBytes PBEKeySpec Pbkdf2 crypt hash_pbkdf2");

    /// <summary>Tokens of the longest way to write bytes, up to its literal.</summary>
    private const int LongestBeginning = 8;

    public string Title => "fixed IVs, nonces and salts";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var last = file.Tokens.Count - 1;
        var (encrypts, hashes) = (new Lazy<bool>(() => file.Mentions(0, last, Ciphers)), new Lazy<bool>(() => file.Mentions(0, last, Hashes)));
        foreach (var set in file.Given)
        {
            var words = NameWords.Of(set.Name);
            var isVector = words.Count > 0 && words[^1] is "iv" or "nonce";
            var isSalt = words.Count > 0 && words[^1] == "salt";
            if ((isVector && encrypts.Value || isSalt && hashes.Value) && IsWritten(file, set))
            {
                yield return isVector
                    ? file.Finding(
                        Vector, Severity.High, set.Line, $"`{set.Name}` is the same for every message: equal beginnings show, and with counter modes the key stream is used twice.",
                        "Draw it anew for each message from the system's random source, and store it with the message.")
                    : file.Finding(
                        Salt, Severity.Medium, set.Line, $"`{set.Name}` is the same for every password: one table of guesses serves for all of them.",
                        "Draw a salt for each password, and store it beside the hash.");
            }
        }
    }

    /// <summary>A literal of some length, or bytes that nobody filled.</summary>
    private static bool IsWritten(AuditedFile file, Setting set)
    {
        if (file.Literal(set.First, set.Last) is { } text)
        {
            return text.Length >= 4;
        }

        // A literal stands first where the whole matters, and a list is none.
        var source = file.Tokens.Source(set.First, file.Tokens.IsText(set.First) ? set.Last : Math.Min(set.Last, set.First + LongestBeginning));
        return source.StartsWith("Buffer.from(\"", StringComparison.Ordinal) || source.StartsWith("Buffer.from('", StringComparison.Ordinal)
            || source.StartsWith("bytes.fromhex(", StringComparison.Ordinal) && file.Fixed.Is(set.First + 3, set.Last)
            || source.StartsWith("[]byte(\"", StringComparison.Ordinal)
            || source.StartsWith("Encoding.UTF8.GetBytes(\"", StringComparison.Ordinal)
            || (source.StartsWith('"') && source.EndsWith(".getBytes()", StringComparison.Ordinal));
    }
}
