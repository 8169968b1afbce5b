using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Files that are opened under a name that a request brought along.</summary>
internal sealed class PathTraversal : IAuditCheck
{
    private static readonly Weakness Weakness = new("path_traversal", Owasp.Access, 22);

    // Behind one of these the function looks at where the path leads.
    private static readonly WordSet Looking = new(
        "startswith StartsWith startsWith HasPrefix is_relative_to commonpath realpath resolve GetFullPath normalize Clean toRealPath canonicalize getCanonicalPath "
        + "relative_to IsLocal SecureJoin");

    /// <summary>Tokens around a call in which a look at the path is looked for: some hundred lines.</summary>
    private const int Reach = 5_000;

    public string Title => "path traversal";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var looks = new Lazy<List<int>>(() => [.. Enumerable.Range(0, file.Tokens.Count).Where(at => Looking.Has(file.Tokens, at))]);
        foreach (var call in file.Calls.Where(call => Opens(file.Language, call)))
        {
            if (Paths(call).Select(argument => file.Requests.In(argument.First, argument.Last, Safe.ForPaths)).FirstOrDefault(source => source is not null)
                is not { IsRouteSegment: false } source || LooksAtPath(file, call, looks.Value))
            {
                continue;
            }

            yield return file.Finding(
                Weakness, Severity.High, call.Line,
                $"`{call.Path}` opens a path with {source.Words(call.Line)} in it, which the caller chooses; with `../` it leads out of its directory.",
                "Resolve the path and refuse it unless it lies below the directory that is meant; better, look the file up by an id.");
        }
    }

    // A request and its answer stand before the path that Go serves.
    private static IEnumerable<Argument> Paths(Invocation call) => call.Path == "http.ServeFile" ? call.Arguments.Skip(2) : call.Arguments.Take(2);

    /// <param name="looks">All looks at a path in the file, in their order.</param>
    private static bool LooksAtPath(AuditedFile file, Invocation call, List<int> looks)
    {
        var (first, last) = file.Bodies.OutermostAt(call.Token);
        var next = looks.BinarySearch(Math.Max(first, call.Token - Reach));
        next = next < 0 ? ~next : next;
        return next < looks.Count && looks[next] <= Math.Min(last, call.Token + Reach);
    }

    internal static bool Opens(Language language, Invocation call) => language switch
    {
        Language.Python => call.Path is "open" or "send_file" or "flask.send_file" or "FileResponse" or "os.remove" or "os.unlink" or "os.listdir" or "shutil.rmtree"
            or "shutil.copy" or "shutil.move" or "codecs.open" or "io.open" || call.Name is "read_text" or "read_bytes" or "write_text",
        Language.JavaScript or Language.TypeScript => call.Name is "readFile" or "readFileSync" or "createReadStream" or "createWriteStream" or "writeFile" or "writeFileSync"
            or "unlink" or "unlinkSync" or "readdir" or "rm" or "rmSync" && call.Qualifier is "fs" or "fs.promises" or "fsp" or "fsPromises" or ""
            || (call.Name is "sendFile" or "download" && call.Qualifier is "res" or "response" or "reply"),
        Language.CSharp => call.Name is "PhysicalFile" || (call.Qualifier is "File" or "System.IO.File" or "Directory" or "IOFile") || call is { IsNew: true, Name: "FileStream" or "StreamReader" or "StreamWriter" },
        Language.Java or Language.Kotlin => call is { IsNew: true, Name: "File" or "FileInputStream" or "FileReader" or "FileOutputStream" or "FileWriter" }
            || (call.Qualifier == "Files" && call.Name is not ("createTempFile" or "createTempDirectory")),
        Language.Go => call.Path is "os.Open" or "os.OpenFile" or "os.ReadFile" or "os.Create" or "os.WriteFile" or "os.Remove" or "os.RemoveAll" or "ioutil.ReadFile"
            or "http.ServeFile" or "ioutil.WriteFile",
        Language.Php => call.Path is "file_get_contents" or "fopen" or "readfile" or "file" or "unlink" or "file_put_contents" or "include" or "require" or "scandir",
        Language.Ruby => call.Path is "File.open" or "File.read" or "File.new" or "IO.read" or "send_file" or "File.delete" or "FileUtils.rm" or "File.write" or "File.readlines",
        _ => false,
    };
}
