using System.Xml;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>XML files that do not parse any more. Document types are skipped: no entity is expanded, nothing is fetched.</summary>
internal sealed class BrokenXml : IEvidenceCheck
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".xml", ".csproj", ".vbproj", ".fsproj", ".props", ".targets", ".proj", ".config", ".resx", ".xaml", ".axaml",
        ".nuspec", ".slnx", ".svg", ".xsd", ".xsl", ".xslt", ".plist", ".wsdl", ".ruleset", ".vsixmanifest", ".storyboard",
    };

    public IEnumerable<Finding> Check(ChangeSet change) =>
        change.Files.Where(IsXml).Select(Check).OfType<Finding>();

    private static bool IsXml(FileChange file) =>
        file.Text is { } text && Extensions.Contains(Path.GetExtension(file.Path))
        // Not every .config and .props is XML.
        && (text.AsSpan().TrimStart().StartsWith("<") || Path.GetExtension(file.Path) is ".csproj" or ".xml" or ".resx");

    private static Finding? Check(FileChange file)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(file.Text!), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            while (reader.Read())
            {
                // Reading to the end is the check.
            }

            return null;
        }
        catch (XmlException e)
        {
            // With the document type skipped, its own entities are unknown; that is no fault of the file.
            var isOwnEntity = file.Text!.Contains("<!DOCTYPE", StringComparison.Ordinal)
                && e.Message.Contains("undeclared entity", StringComparison.Ordinal);
            var lines = LineDiff.Lines(file.Text!);
            return isOwnEntity ? null : Seen.In(
                file, "parse_error", Severity.High, $"This XML does not parse: {e.Message}", e.LineNumber,
                e.LineNumber >= 1 && e.LineNumber <= lines.Length ? lines[e.LineNumber - 1] : null);
        }
    }
}
