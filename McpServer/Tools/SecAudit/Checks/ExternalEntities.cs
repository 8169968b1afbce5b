using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>XML readers that fetch what a document tells them to.</summary>
internal sealed class ExternalEntities : IAuditCheck
{
    private static readonly Weakness Weakness = new("xml_external_entities", Owasp.Configuration, 611);

    private static readonly WordSet Closing = new("setFeature setProperty setAttribute setExpandEntityReferences XMLConstants FEATURE_SECURE_PROCESSING");

    public string Title => "XML readers that resolve external entities";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var closed = new Dictionary<(int First, int Last), bool>();
        var lines = file.Language switch
        {
            Language.Java or Language.Kotlin => file.Calls.Where(call => IsFactory(call) && !IsClosed(file, call, closed)).Select(call => call.Line),
            Language.CSharp => Given(file, set => set.Name switch
            {
                "DtdProcessing" => file.Tokens.Is(set.Last, "Parse"),
                "XmlResolver" => file.Tokens.Is(set.First, "new") && file.Tokens.Is(set.First + 1, "XmlUrlResolver"),
                "ProhibitDtd" => file.Is(set.First, set.Last, "false"),
                _ => false,
            }),
            Language.Python => Given(file, set => set.Name == "resolve_entities" && file.Is(set.First, set.Last, "True"))
                .Concat(file.Calls.Where(call => call.Name == "setFeature" && call.Arguments.Count == 2
                    && file.Tokens.Is(call.Arguments[0].Last, "feature_external_ges") && file.Tokens.Is(call.Arguments[1].Last, "True")).Select(call => call.Line)),
            Language.Php => file.Calls.Where(call => (call.Path == "libxml_disable_entity_loader" && call.At(0) is { } off && file.Is(off.First, off.Last, "false"))
                || (call.Name is "loadXML" or "simplexml_load_string" or "simplexml_load_file" && file.Tokens.Source(call.Token, call.Last).Contains("LIBXML_NOENT", StringComparison.Ordinal)))
                .Select(call => call.Line),
            Language.JavaScript or Language.TypeScript => Given(file, set => set.Name == "noent" && file.Is(set.First, set.Last, "true")),
            _ => [],
        };
        return lines.Distinct().Select(line => file.Finding(
            Weakness, Severity.Medium, line, "This reader resolves the entities of a document: a foreign one can make it read files and call addresses.",
            "Switch document types and external entities off before anything from outside is read."));
    }

    private static IEnumerable<int> Given(AuditedFile file, Func<Setting, bool> which) => file.Given.Where(which).Select(set => set.Line);

    // What Java makes without being told otherwise resolves them.
    private static bool IsFactory(Invocation call) => call.Path is "DocumentBuilderFactory.newInstance" or "SAXParserFactory.newInstance" or "XMLInputFactory.newInstance"
        or "XMLInputFactory.newFactory" or "SAXReader" or "SAXBuilder" || call is { IsNew: true, Name: "SAXReader" or "SAXBuilder" };

    /// <param name="known">The functions that were looked through before.</param>
    private static bool IsClosed(AuditedFile file, Invocation call, Dictionary<(int First, int Last), bool> known)
    {
        var body = file.Bodies.OutermostAt(call.Token);
        if (!known.TryGetValue(body, out var isClosed))
        {
            known[body] = isClosed = file.Mentions(body.First, Math.Min(body.Last, file.Tokens.Count - 1), Closing);
        }

        return isClosed;
    }
}
