using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Ciphers that are broken, and a mode that shows which blocks are the same.</summary>
internal sealed partial class WeakCiphers : IAuditCheck
{
    private static readonly Weakness Weakness = new("weak_cipher", Owasp.Cryptography, 327);

    public string Title => "broken ciphers and ECB mode";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var call in file.Calls)
        {
            if ((Named(call) ?? Chosen(file, call)) is { } what)
            {
                yield return Found(file, call.Line, what);
            }
        }

        for (var at = 0; at < file.Tokens.Count; at++)
        {
            // AES.MODE_ECB, CipherMode.ECB, modes.ECB
            if (IsEcb(file.Tokens, at) && !file.Tokens.Is(at - 4, '=', '=') && !file.Tokens.Is(at - 4, '!', '='))
            {
                yield return Found(file, file.Tokens.Line(at), Ecb);
            }
        }
    }

    private static bool IsEcb(TokenList tokens, int at) => (tokens.Is(at, "MODE_ECB") && tokens.Is(at - 1, '.'))
        || (tokens.Is(at, "ECB") && tokens.Is(at - 1, '.') && (tokens.Is(at - 2, "CipherMode") || (tokens.Is(at - 2, "modes") && tokens.Is(at + 1, '('))));

    private const string Ecb = "ECB mode shows where blocks of the text are the same";

    private static Finding Found(AuditedFile file, int line, string what) =>
        file.Finding(Weakness, Severity.High, line, $"{what}.", "Use an authenticated cipher: AES-GCM or ChaCha20-Poly1305.");

    private static string? Named(Invocation call) => call.Path switch
    {
        "DES.new" or "des.NewCipher" or "DES.Create" or "DESCryptoServiceProvider" => "DES has keys that are short enough to be tried",
        "DES3.new" or "des.NewTripleDESCipher" or "TripleDES.Create" or "TripleDESCryptoServiceProvider" or "algorithms.TripleDES" => "Triple DES has blocks too small for today's amounts of data",
        "ARC4.new" or "rc4.NewCipher" or "algorithms.ARC4" => "RC4 leaks its plain text",
        "ARC2.new" or "RC2.Create" or "RC2CryptoServiceProvider" => "RC2 is broken",
        "crypto.createCipher" or "createCipher" => "createCipher makes key and IV from the password by MD5, without a salt",
        _ => null,
    };

    private static string? Chosen(AuditedFile file, Invocation call)
    {
        var place = call.Path switch
        {
            "Cipher.getInstance" or "crypto.createCipheriv" or "createCipheriv" => 0,
            "openssl_encrypt" => 1,
            _ => -1,
        };
        if (place < 0 || call.At(place) is not { } argument || file.Literal(argument.First, argument.Last) is not { } name)
        {
            return null;
        }

        return Des().IsMatch(name) ? $"`{name}` uses DES, which is broken"
            : Rc4().IsMatch(name) ? $"`{name}` uses RC4, which leaks its plain text"
            : name.Contains("ECB", StringComparison.OrdinalIgnoreCase) ? Ecb
            // Java's default mode.
            : file.Language is Language.Java or Language.Kotlin && name == "AES" ? "`AES` alone means ECB mode, which shows where blocks of the text are the same"
            : null;
    }

    [GeneratedRegex(@"^des\b|^des-|^desede|^des3", RegexOptions.IgnoreCase)]
    private static partial Regex Des();

    [GeneratedRegex("^(rc4|arcfour)", RegexOptions.IgnoreCase)]
    private static partial Regex Rc4();
}
