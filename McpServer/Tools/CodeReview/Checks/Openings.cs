using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>What opens something that has to be closed, and what closes it, by language.</summary>
internal static class Openings
{
    private static readonly string[] CSharp =
    [
        "new FileStream/StreamReader/StreamWriter/TcpClient/SqlConnection/NpgsqlConnection/SqliteConnection/MySqlConnection (",
        "File . Open/OpenRead/OpenWrite/Create/OpenText/CreateText/AppendText (",
    ];

    private static readonly string[] Java =
        ["new FileInputStream/FileOutputStream/FileReader/FileWriter/BufferedReader/BufferedWriter/PrintWriter/Socket/RandomAccessFile/ZipFile ("];

    private static readonly Dictionary<Language, TokenPattern[]> Patterns = new()
    {
        [Language.CSharp] = [.. CSharp.Select(pattern => new TokenPattern(pattern))],
        [Language.Java] = [.. Java.Select(pattern => new TokenPattern(pattern))],
        [Language.Python] = [new("open (")],
        [Language.Go] = [new("os . Open/Create/OpenFile ("), new("net . Dial ("), new("http . Get/Post ( ")],
    };

    public static bool Reads(Language language) => Patterns.ContainsKey(language);

    /// <summary>The parenthesis behind an opening that begins at a token; -1 where none does.</summary>
    public static int At(SourceFile file, int at)
    {
        // A member of that name is somebody else's.
        if (file.Tokens.Is(at - 1, '.') || file.Tokens.Is(at - 1, "def"))
        {
            return -1;
        }

        foreach (var pattern in Patterns[file.Language])
        {
            if (pattern.EndAt(file.Tokens, at) is > 0 and var end)
            {
                return end - 1;
            }
        }

        return -1;
    }

    public static bool Closes(TokenList tokens, int at) => tokens.Text(at) is "close" or "Close" or "Dispose" or "CloseAsync" or "DisposeAsync" or "shutdown";
}
