using Seaworthy.Tests.Execution.Cases;
using Seaworthy.Tests.Execution.Comparing;

namespace Seaworthy.Tests.Execution;

/// <summary>The comparison itself: a fix that changes what code does is found out.</summary>
public sealed class PlantedDifferenceTests
{
    private const string Script = "throw TimeoutException slow; throw TimeoutException slow; ok";

    private const string Retry =
        """
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await dependency.CallAsync();
            }
            catch (TimeoutException) when (attempt < 5)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), clock);
            }
        }
        """;

    private const string Handled =
        """
        try
        {
            dependency.Call();
        }
        catch (TimeoutException exception)
        {
            log.LogError(exception, "failed");
        }
        """;

    [Theory]
    [InlineData(nameof(Aspect.Text), """log.LogInformation($"User {id}");""", """log.LogInformation("user {Id}", id);""")]
    [InlineData(nameof(Aspect.Text), """log.LogInformation($"User {d}");""", """log.LogInformation("User {D:N2}", d);""")]
    [InlineData(nameof(Aspect.Text), """log.LogInformation($"{id} {c}");""", """log.LogInformation("{Id} {C}", c, id);""")]
    [InlineData(nameof(Aspect.Text), """log.LogInformation($"{name}-{nothing}");""", """log.LogInformation("{Name}-{Nothing}", nothing, name);""")]
    [InlineData(nameof(Aspect.Text), """log.LogInformation($"{numbers}");""", """log.LogInformation("{Names}", (object)names);""")]
    [InlineData(nameof(Aspect.Text), """log.LogInformation($"{names}");""", """log.LogInformation("{Names}", names);""")]
    [InlineData(nameof(Aspect.Text), """log.LogInformation($"{{{id}}}");""", """log.LogInformation("{Id}", id);""")]
    [InlineData(nameof(Aspect.Text), """log.LogInformation($"{evil}{{A}}", id);""", """log.LogInformation("{A}", id);""")]
    [InlineData(nameof(Aspect.Level), """log.LogInformation($"User {id}");""", """log.LogWarning("User {Id}", id);""")]
    [InlineData(nameof(Aspect.EventId), """log.LogInformation(5, $"User {id}");""", """log.LogInformation("User {Id}", id);""")]
    [InlineData(nameof(Aspect.Records), """log.LogInformation($"User {id}");""", """log.LogInformation("User {Id}", id); log.LogInformation("again");""")]
    [InlineData(nameof(Aspect.Scope), """using (log.BeginScope("a")) log.LogInformation("b");""", """log.LogInformation("b");""")]
    [InlineData(nameof(Aspect.Scope), """using (log.BeginScope("a {Id}", id)) log.LogInformation("b");""", """using (log.BeginScope("a {Id}", 1 + id)) log.LogInformation("b");""")]
    [InlineData(nameof(Aspect.Steps), """log.LogInformation($"{Seen("a", 1)}{Seen("b", 2)}");""", """var b = Seen("b", 2); log.LogInformation($"{Seen("a", 1)}{b}");""")]
    [InlineData(nameof(Aspect.Steps), """log.LogInformation($"{Seen("a", 1)}");""", """Seen("a", 1); log.LogInformation($"{Seen("a", 1)}");""")]
    [InlineData(nameof(Aspect.Exception), Handled, """try { dependency.Call(); } catch (TimeoutException) { log.LogError("failed"); }""")]
    [InlineData(nameof(Aspect.Exception), Handled, """try { dependency.Call(); } catch (TimeoutException) { log.LogError(new TimeoutException("other"), "failed"); }""")]
    [InlineData(nameof(Aspect.Exception), """log.LogError("failed");""", """log.LogError(new TimeoutException("made up"), "failed");""")]
    [InlineData(nameof(Aspect.Thrown), "dependency.Call();", """try { dependency.Call(); } catch (TimeoutException e) { throw new InvalidOperationException("slow", e); }""")]
    [InlineData(nameof(Aspect.Thrown), "dependency.Call();", """try { dependency.Call(); } catch (TimeoutException) { }""")]
    [InlineData(nameof(Aspect.Thrown), """throw new FormatException();""", "return null;")]
    [InlineData(nameof(Aspect.Returned), "return 1;", "return 2;")]
    [InlineData(nameof(Aspect.Returned), "return 1;", "return 1L;")]
    [InlineData(nameof(Aspect.Attempts), Retry, "try { return await dependency.CallAsync(); } catch (TimeoutException) { return await dependency.CallAsync(); }")]
    [InlineData(nameof(Aspect.Delays), Retry, Retry, "attempt)", "2 * attempt)")]
    [InlineData(nameof(Aspect.Delays), Retry, Retry, "await Task.Delay(TimeSpan.FromSeconds(attempt), clock);", "")]
    public async Task Is_found(string aspect, string before, string after, string replaced = "", string replacement = "")
    {
        if (replacement.Length + replaced.Length > 0 && after.Contains(replaced, StringComparison.Ordinal))
            after = after.Replace(replaced, replacement, StringComparison.Ordinal);

        var result = await Compare(before, after);
        Assert.Contains(result.Differences, difference => difference.Aspect == Enum.Parse<Aspect>(aspect) && AllowedDifferences.Explain(difference) is null);
    }

    [Theory]
    [InlineData(Retry)]
    [InlineData(Handled)]
    [InlineData("""log.LogInformation(5, $"User {id} {d} {nothing}");""")]
    public async Task The_same_code_does_the_same(string code) => Assert.Empty((await Compare(code, code)).Differences);

    [Fact]
    public async Task Waiting_takes_fake_time()
    {
        var result = await Compare(Retry, Retry);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], result.After[0].Delays);
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)], result.After[0].Attempts.Select(attempt => attempt.At));
        Assert.Equal("String ok", result.After[0].Returned);
    }

    private static async Task<Result> Compare(string before, string after)
    {
        var result = await Experiment.Compare(new Case("planted", "mel", before) { Script = Script }, after, TestContext.Current.CancellationToken);
        Assert.Empty(result.Problems);
        return result;
    }
}
