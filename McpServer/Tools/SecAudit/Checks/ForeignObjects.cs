using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Readers that build whatever object the data names, and so run what its author chose.</summary>
internal sealed class ForeignObjects : IAuditCheck
{
    private static readonly Weakness Weakness = new("unsafe_deserialization", Owasp.Integrity, 502);

    public string Title => "unsafe deserialization";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var reads = new Lazy<FormatterReads>(() => new FormatterReads(file));
        foreach (var call in file.Calls)
        {
            if (Remedy(file, call) is not { } remedy)
            {
                continue;
            }

            var (source, line) = file.Language is Language.CSharp ? reads.Value.Of(call) : (FormatterReads.Given(file, call), call.Line);
            yield return source is not null
                ? file.Finding(Weakness, Severity.Critical, line, $"`{call.Path}` builds objects from {source.Words(line)}: whoever sends it runs code here.", remedy)
                : file.Finding(Weakness, Severity.Medium, call.Line, $"`{call.Path}` builds whatever objects its data names; where the data comes from is not seen here.", remedy);
        }

        foreach (var set in file.Given.Where(set => set.Name == "TypeNameHandling" && !file.Tokens.Is(set.Last, "None") && set.Last - set.First == 2))
        {
            yield return file.Finding(
                Weakness, Severity.High, set.Line, "JSON may name the types that are made of it, and some types run code when they are made.",
                "Leave TypeNameHandling at None, or bind with a SerializationBinder that knows the allowed types.");
        }
    }

    private static string? Remedy(AuditedFile file, Invocation call) => file.Language switch
    {
        Language.Python when call.Path is "pickle.load" or "pickle.loads" or "cPickle.load" or "cPickle.loads" or "dill.load" or "dill.loads" or "marshal.loads" or "jsonpickle.decode"
            or "pickle.Unpickler" => "Use a format that holds data only, such as JSON; or sign what is stored and check the signature first.",
        Language.Python when call.Path is "yaml.unsafe_load" || (call.Path is "yaml.load" or "yaml.load_all" && !HasSafeLoader(file, call)) => "Use yaml.safe_load.",
        Language.CSharp when call is { IsNew: true, Name: "BinaryFormatter" or "NetDataContractSerializer" or "SoapFormatter" or "LosFormatter" or "ObjectStateFormatter" } =>
            "Use System.Text.Json or another format that holds data only.",
        Language.Java or Language.Kotlin when call is { Name: "ObjectInputStream", IsNew: true } or { Name: "XMLDecoder", IsNew: true } =>
            "Use a format that holds data only, or set an ObjectInputFilter that knows the allowed classes.",
        Language.Php when call.Path is "unserialize" && call.Arguments.Count < 2 && call.At(0) is { } data && !file.Fixed.Is(data.First, data.Last) =>
            "Use json_decode, or pass ['allowed_classes' => false].",
        Language.Ruby when call.Path is "Marshal.load" or "Marshal.restore" or "YAML.unsafe_load" or "Oj.object_load" => "Use JSON, or YAML.safe_load.",
        Language.JavaScript or Language.TypeScript when call.Name == "unserialize" && file.Imports("node-serialize") => "Use JSON.parse.",
        _ => null,
    };

    private static bool HasSafeLoader(AuditedFile file, Invocation call) =>
        call.Arguments.Skip(1).Any(argument => file.Tokens.Source(argument.First, argument.Last).Contains("Safe", StringComparison.Ordinal)
            || file.Tokens.Source(argument.First, argument.Last).Contains("BaseLoader", StringComparison.Ordinal));
}
