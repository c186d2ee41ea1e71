namespace Seaworthy.Retry;

/// <summary>The types that the retry rules know. Those of Polly are null in a compilation without it.</summary>
internal sealed record RetrySymbols(
    INamedTypeSymbol Exception,
    INamedTypeSymbol? CancellationToken,
    INamedTypeSymbol? OperationCanceledException,
    INamedTypeSymbol? HttpRequestMessage,
    INamedTypeSymbol? PipelineBuilder,
    INamedTypeSymbol? PipelineBuilderOfResult,
    INamedTypeSymbol? Pipeline,
    INamedTypeSymbol? PipelineOfResult)
{
    public bool HasPolly => PipelineBuilder is not null;

    public static RetrySymbols? Find(Compilation compilation) =>
        compilation.FindLibraryType("System.Exception") is not { } exception
            ? null
            : new RetrySymbols(
                exception,
                compilation.FindLibraryType("System.Threading.CancellationToken"),
                compilation.FindLibraryType("System.OperationCanceledException"),
                compilation.FindLibraryType("System.Net.Http.HttpRequestMessage"),
                compilation.FindLibraryType("Polly.ResiliencePipelineBuilder"),
                compilation.FindLibraryType("Polly.ResiliencePipelineBuilder`1"),
                compilation.FindLibraryType("Polly.ResiliencePipeline"),
                compilation.FindLibraryType("Polly.ResiliencePipeline`1"));
}
