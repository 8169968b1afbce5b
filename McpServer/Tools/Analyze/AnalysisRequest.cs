using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Analyze;

/// <summary>What a caller wants analyzed, and in which form: the words for it that an expert and the agent get.</summary>
/// <param name="Kind">architecture, performance, security, quality or general.</param>
/// <param name="Form">summary, detailed or actionable.</param>
internal sealed record AnalysisRequest(string Kind, string Form)
{
    public static AnalysisRequest Of(Investigation investigation) =>
        new(investigation.Text("analysis_type") ?? "general", investigation.Text("output_format") ?? "detailed");

    /// <summary>Whether it is about how the parts depend on each other.</summary>
    public bool IsAboutStructure => Kind is "architecture" or "quality" or "general";

    /// <summary>For the expert: the kind and the form, each with what it means.</summary>
    public string Wanted => $"- Kind: {Kind}, that is {Meaning}.\n- Form: {Form}, that is {Extent}.";

    /// <summary>What to look at next, when nothing that was found says it better.</summary>
    public string Task(int step) => (Kind, step) switch
    {
        ("performance", 1) => "Say which input grows with the years, and name the files that it passes through.",
        ("performance", 2) => "Follow that input through the loops: how often does each part run, and what does it keep in memory meanwhile?",
        ("security", 1) => "Say who can reach this code and what they control; name the files where it comes in.",
        ("security", 2) => "Follow what comes in to where it does something, and say which part answers for checking it.",
        ("quality", 1) => "Take the part that is changed most and say what one has to know before one can change it.",
        ("quality", 2) => "Say how a test of that part gets what it needs, and what keeps it from being tested.",
        (_, 1) => "Read the entry points and what they depend on; say what each part answers for.",
        (_, 2) => "Follow one change that somebody will want: which files would it touch, and why those?",
        _ => "Look for what contradicts your picture so far, and say what is sound as well as what is not.",
    };

    /// <summary>How the result is to be presented.</summary>
    public string Presentation => Form switch
    {
        "summary" => "Present it in ten sentences at most: what holds the code back, what is sound, what to do first.",
        "actionable" => "Present only what to do, in order: each with its files, what it costs and what it saves.",
        _ => "Present it part by part: what is there, what is sound, what it costs to live with and why, and the advice by gain against cost.",
    };

    private string Meaning => Kind switch
    {
        "architecture" => "boundaries, the direction of dependencies, and what a change costs",
        "performance" => "where time and memory go as the data grows",
        "security" => "the boundaries of trust, and what crosses them",
        "quality" => "whether it can be read, tested and changed",
        _ => "what matters most to those who live with this code",
    };

    private string Extent => Form switch
    {
        "summary" => "ten sentences at most in summary, and the three insights that weigh most",
        "actionable" => "only insights that end in something worth doing, in the order in which to do it; no description of what is there",
        _ => "everything that matters, insight by insight",
    };
}
