using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>The forms that are known of each language.</summary>
internal static class KnownIdioms
{
    private static readonly OldIdiom[] CSharp =
    [
        new("collection", "new ArrayList/Hashtable (", "It holds anything, so that every read is a cast which can fail.", "List<T>, Dictionary<TKey, TValue>"),
        new("web_client", "new WebClient (", "WebClient is obsolete since .NET 6 (SYSLIB0014).", "HttpClient, one for many requests"),
        new("web_request", "WebRequest . Create (", "WebRequest is obsolete since .NET 6 (SYSLIB0014).", "HttpClient, one for many requests"),
        new("binary_formatter", "new BinaryFormatter (", "BinaryFormatter runs what it reads, and is gone from .NET 9.", "System.Text.Json") { Severity = Severity.Medium },
        new("random", "new RNGCryptoServiceProvider (", "It is obsolete since .NET 6 (SYSLIB0023).", "RandomNumberGenerator.GetBytes(count)"),
        new("hash", "new MD5CryptoServiceProvider/SHA1Managed/SHA256Managed/SHA384Managed/SHA512Managed (", "It is obsolete since .NET 6 (SYSLIB0021).", "The static HashData of its algorithm, such as SHA256.HashData(bytes)"),
    ];

    private static readonly OldIdiom[] Java =
    [
        new("boxing", "new Integer/Long/Short/Byte/Double/Float/Boolean/Character (", "The constructor is deprecated for removal since Java 9: each call makes an object of its own, which == tells apart.", "valueOf(…), or nothing at all: boxing does it"),
        new("collection", "new Vector/Hashtable (", "Each call of it takes a lock, and two calls together are still not safe.", "ArrayList, HashMap; with threads ConcurrentHashMap") { Holds = NoOther },
        new("collection", "new Vector/Hashtable <", "Each call of it takes a lock, and two calls together are still not safe.", "ArrayList, HashMap; with threads ConcurrentHashMap"),
        new("string_buffer", "new StringBuffer (", "Each call takes a lock that a local text needs of nobody.", "StringBuilder") { Severity = Severity.Info },
        new("date_format", "new SimpleDateFormat (", "It is not safe to share between threads, and its times have no zone of their own.", "DateTimeFormatter of java.time"),
        new("finalizer", "protected void finalize ()", "Finalizers are deprecated for removal since Java 18: nothing says when, or that, this runs.", "AutoCloseable, or a Cleaner"),
    ];

    private static readonly OldIdiom[] Go =
    [
        new("ioutil", "ioutil . ReadFile/WriteFile/ReadDir/TempFile/TempDir (", "io/ioutil is deprecated since Go 1.16.", "os.ReadFile, os.WriteFile, os.ReadDir, os.CreateTemp, os.MkdirTemp"),
        new("ioutil", "ioutil . ReadAll/NopCloser/Discard", "io/ioutil is deprecated since Go 1.16.", "io.ReadAll, io.NopCloser, io.Discard"),
        new("seed", "rand . Seed (", "rand.Seed is deprecated since Go 1.20, which seeds by itself; a fixed seed holds for the whole program.", "rand.New(rand.NewSource(seed)) where the numbers must repeat"),
        new("title", "strings . Title (", "strings.Title is deprecated since Go 1.18: it does not know where words end.", "golang.org/x/text/cases"),
    ];

    private static readonly OldIdiom[] Rust =
    [
        new("uninitialized", "mem :: uninitialized (", "It is deprecated: for almost any type this is undefined behaviour.", "MaybeUninit") { Severity = Severity.Medium },
        new("trim", "trim_left/trim_right (", "It is deprecated since Rust 1.33, since left is not where every script begins.", "trim_start(), trim_end()") { Holds = (file, at) => file.Source.Tokens.Is(at - 1, '.') },
        new("try", "try !(", "try! is deprecated, and try is a word of the language since 2018.", "?"),
    ];

    private static readonly OldIdiom[] Php =
    [
        new("mysql", "mysql_connect/mysql_query/mysql_fetch_array/mysql_fetch_assoc/mysql_real_escape_string (", "The mysql functions are gone since PHP 7.", "PDO with bound values") { Severity = Severity.Medium, Holds = IsCall },
        new("create_function", "create_function (", "create_function is gone since PHP 8; it was eval.", "function () { … }") { Severity = Severity.Medium, Holds = IsCall },
        new("utf8", "utf8_encode/utf8_decode (", "It only knows ISO-8859-1, and is deprecated since PHP 8.2.", "mb_convert_encoding(…)") { Holds = IsCall },
    ];

    private static readonly OldIdiom[] Cpp =
    [
        new("auto_ptr", "auto_ptr <", "auto_ptr is gone since C++17: copying it takes it away from the original.", "std::unique_ptr") { Severity = Severity.Medium },
        new("functional", "std :: random_shuffle/bind1st/bind2nd/mem_fun/ptr_fun (", "It is gone since C++17.", "std::shuffle, lambdas") { Severity = Severity.Medium },
    ];

    public static IReadOnlyList<OldIdiom> Of(Language language) => language switch
    {
        Language.Python => PythonIdioms.All,
        Language.JavaScript or Language.TypeScript => ScriptIdioms.All,
        Language.CSharp => CSharp,
        Language.Java => Java,
        Language.Go => Go,
        Language.Rust => Rust,
        Language.Php => Php,
        Language.Cpp => Cpp,
        _ => [],
    };

    // A class of the program's own may have such a name.
    private static bool NoOther(LookedFile file, int at) =>
        !file.Source.DeclaredAs[file.Source.Tokens.Name(at + 1)].Any(declared => declared.Kind is DeclarationKind.Type);

    private static bool IsCall(LookedFile file, int at)
    {
        var tokens = file.Source.Tokens;
        return !tokens.Is(at - 1, "function") && !tokens.Is(at - 2, '-', '>') && !tokens.Is(at - 2, ':', ':') && !tokens.Is(at - 1, "new");
    }
}
