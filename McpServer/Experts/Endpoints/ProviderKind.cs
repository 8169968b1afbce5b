namespace Mcp.Daemon.Experts.Endpoints;

/// <summary>Which dialect of the OpenAI protocol an endpoint speaks.</summary>
internal enum ProviderKind
{
    /// <summary>Moonshot: <c>$web_search</c> builtin, context-cache headers, files with <c>file-extract</c>.</summary>
    Kimi,

    /// <summary>Z.ai and Zhipu: <c>web_search</c> tool, <c>thinking</c> switch, files.</summary>
    Glm,

    /// <summary>Plain chat completions: OpenAI, OpenRouter, Ollama, LM Studio, llama.cpp, vLLM, a company gateway.</summary>
    OpenAiCompatible,
}
