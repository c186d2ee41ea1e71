using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Tests.Flags.Registry;

public sealed class OneReadTests
{
    [Fact]
    public void A_flag_file_is_read_once_however_many_rules_ask_at_the_same_time()
    {
        var text = new SlowText();
        var options = new AnalyzerOptions([text]);
        var registries = new FlagRegistry[16];

        Parallel.For(0, registries.Length, new ParallelOptions { MaxDegreeOfParallelism = registries.Length }, index => registries[index] = FlagRegistry.Read(options, CancellationToken.None));

        Assert.Equal(1, text.Reads);
        Assert.All(registries, registry => Assert.Same(registries[0], registry));
    }

    [Fact]
    public void A_reading_that_was_cancelled_is_done_again()
    {
        var options = new AnalyzerOptions([new SlowText()]);

        Assert.ThrowsAny<OperationCanceledException>(() => FlagRegistry.Read(options, new CancellationToken(canceled: true)));

        Assert.False(FlagRegistry.Read(options, CancellationToken.None).IsEmpty);
    }

    [Fact]
    public void Another_compilation_reads_for_itself()
    {
        var text = new SlowText();

        Assert.NotSame(FlagRegistry.Read(new AnalyzerOptions([text]), CancellationToken.None), FlagRegistry.Read(new AnalyzerOptions([text]), CancellationToken.None));
    }

    private sealed class SlowText : AdditionalText
    {
        private int _reads;

        public int Reads => _reads;

        public override string Path => "/shop/featureflags.json";

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Interlocked.Increment(ref _reads);
            Thread.Sleep(20);
            return SourceText.From("""{ "version": 1, "flags": { "new-menu": { "state": "on" } } }""");
        }
    }
}
