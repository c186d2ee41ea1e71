using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The options of a pipeline that say how long it waits.</summary>
/// <param name="Title">The pauses in a few words.</param>
internal sealed record PausePlan(ImmutableArray<string> Options, string Title, Reach Reach)
{
    private const double Longest = 86_400_000;
    private const double NeedsCap = 60_000;

    public static PausePlan? Create(RehearsedLoop rehearsed, RetrySettings settings, PipelineTiming timing, CodeStyle style, CancellationToken cancellationToken)
    {
        List<Step?> waits = rehearsed.Paths[0].Retries.Select(retry => retry.Waits.FirstOrDefault()).ToList()!;
        var isWaiting = waits[0] is not null;
        if (waits.Exists(wait => wait is null == isWaiting))
            return null;

        if (!rehearsed.Paths.All(path => HasSameWaits(path, waits)))
            return PauseByHandler.Find(rehearsed, style) is { } differing ? timing is PipelineTiming.Exact ? differing.Plan : Backoff(rehearsed, settings, differing.First > 0 ? differing.First : settings.BaseDelay) : null;

        if (!isWaiting)
            return timing is PipelineTiming.Exact ? new PausePlan(Of("Delay = TimeSpan.Zero"), "no pause", Reach.Type) : Backoff(rehearsed, settings, settings.BaseDelay);

        if (!IsPlain(waits[0]!.Wait!, rehearsed.Loop.Model))
            return null;

        var milliseconds = waits.ConvertAll(wait => DurationMath.ToMilliseconds(wait!.Duration));
        if (milliseconds.TrueForAll(length => length is not null))
        {
            var known = milliseconds.ConvertAll(length => length!.Value);
            return known.Exists(length => length is < 0 or > Longest) ? null
                : timing is PipelineTiming.BackoffWithJitter ? Backoff(rehearsed, settings, known.Find(length => length > 0) is > 0 and var first ? first : settings.BaseDelay)
                : Exact(rehearsed, known, waits[0]!) ?? Generated(rehearsed, waits!, style);
        }

        return SymbolicPause.Find(rehearsed, cancellationToken) is { } symbolic
            ? Symbolic(rehearsed, symbolic, settings, timing)
            : timing is PipelineTiming.Exact ? Generated(rehearsed, waits!, style) : null;
    }

    private static bool HasSameWaits(FailurePath path, List<Step?> waits) => path.Retries.Zip(waits, (retry, wait) => (Own: retry.Waits.FirstOrDefault(), Wait: wait)).All(pair =>
        pair.Own is null == pair.Wait is null
        && (pair.Own?.Statement == pair.Wait?.Statement
            || (DurationMath.ToMilliseconds(pair.Own?.Duration) is { } length && length.Equals(DurationMath.ToMilliseconds(pair.Wait?.Duration)))));

    /// <summary>Whether the call does nothing but wait on the clock of the system.</summary>
    public static bool IsPlain(WaitCall wait, SemanticModel model) =>
        wait is { IsHelper: false, Duration: not null }
        && wait.Method.Name is "Delay" or "Sleep" or "Wait" or "GetResult"
        && wait.Syntax.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(call => model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Delay" or "Sleep", ContainingType.Name: "Task" or "Thread" } method && !method.Parameters.Any(parameter => parameter.Type.Name is "TimeProvider"));

    private static PausePlan Backoff(RehearsedLoop rehearsed, RetrySettings settings, double first) =>
        Backoff(DurationText.Code(first), NeedsMaxDelay(rehearsed, first), Math.Max(rehearsed.Loop.Pause.CapMilliseconds ?? settings.MaxDelay, first), Reach.Type);

    private static PausePlan Backoff(string first, bool needsMaxDelay, double cap, Reach reach)
    {
        var options = Of("Delay = " + first, "BackoffType = DelayBackoffType.Exponential", "UseJitter = true");
        return new PausePlan(needsMaxDelay ? options.Add("MaxDelay = " + DurationText.Code(cap)) : options, "exponential backoff with jitter", reach);
    }

    private static bool NeedsMaxDelay(RehearsedLoop rehearsed, double first) =>
        rehearsed.Loop.Pause.CapMilliseconds is not null
        || rehearsed.Count.Constant is not { } attempts
        || first * Math.Pow(2, attempts - 2) > NeedsCap;

    private static PausePlan? Exact(RehearsedLoop rehearsed, List<double> lengths, Step wait)
    {
        var first = lengths[0];
        if (lengths.TrueForAll(length => length.Equals(first)))
        {
            var (text, reach) = Duration(rehearsed, wait, first);
            return new PausePlan(Of("Delay = " + text), first is 0 ? "no pause" : DurationText.Words(first) + " apart", reach);
        }

        var delay = "Delay = " + DurationText.Code(first);
        var isLinear = first > 0 && Grows(lengths, index => first * (index + 1));
        if (isLinear && (rehearsed.Loop.Pause.Kind is not PauseKind.Exponential || lengths.Count > 2))
            return new PausePlan(Of(delay, "BackoffType = DelayBackoffType.Linear"), DurationText.Words(first) + " growing linearly", Reach.Type);

        var cap = rehearsed.Loop.Pause.CapMilliseconds ?? lengths.Max();
        if (first <= 0 || !Grows(lengths, index => Math.Min(first * Math.Pow(2, index), cap)))
            return null;

        var options = Of(delay, "BackoffType = DelayBackoffType.Exponential");
        var isCapped = rehearsed.Loop.Pause.CapMilliseconds is not null || !Grows(lengths, index => first * Math.Pow(2, index));
        return new PausePlan(isCapped ? options.Add("MaxDelay = " + DurationText.Code(cap)) : options, DurationText.Words(first) + " doubling", Reach.Type);
    }

    private static bool Grows(List<double> lengths, Func<int, double> expected) => lengths.Select((length, index) => Math.Abs(length - expected(index)) < 0.001).All(same => same);

    /// <summary>The length as the loop says it, where that can stand in a field too.</summary>
    private static (string Text, Reach Reach) Duration(RehearsedLoop rehearsed, Step wait, double milliseconds)
    {
        var expression = wait.Wait!.Duration!.Unwrap();
        var model = rehearsed.Loop.Model;
        var isNamed = expression is not LiteralExpressionSyntax && ReachFinder.Find([expression], rehearsed.Loop, _ => false) is Reach.Type && !expression.ContainsDirectives;
        if (!isNamed)
            return (DurationText.Code(milliseconds), Reach.Type);

        var text = expression.WithoutTrivia().ToString();
        return model.GetTypeInfo(expression).Type?.Name is "TimeSpan" ? (text, Reach.Type)
            : expression is IdentifierNameSyntax or MemberAccessExpressionSyntax ? ("TimeSpan.FromMilliseconds(" + text + ")", Reach.Type)
            : (DurationText.Code(milliseconds), Reach.Type);
    }

    private static PausePlan Symbolic(RehearsedLoop rehearsed, SymbolicPause pause, RetrySettings settings, PipelineTiming timing)
    {
        if (timing is PipelineTiming.BackoffWithJitter)
            return Backoff(pause.Text, needsMaxDelay: rehearsed.Count.Constant is not <= 6, settings.MaxDelay, pause.Reach);

        var delay = "Delay = " + pause.Text;
        return pause.Kind switch
        {
            PauseKind.Linear => new PausePlan(Of(delay, "BackoffType = DelayBackoffType.Linear"), "same timing", pause.Reach),
            PauseKind.Exponential => new PausePlan(Of(delay, "BackoffType = DelayBackoffType.Exponential"), "same timing", pause.Reach),
            _ => new PausePlan(Of(delay), "same timing", pause.Reach),
        };
    }

    /// <summary>Pauses that no option describes are worked out as the loop does it, attempt by attempt.</summary>
    private static PausePlan? Generated(RehearsedLoop rehearsed, List<Step> waits, CodeStyle style)
    {
        var loop = rehearsed.Loop;
        var expression = waits[0].Wait!.Duration!.Unwrap();
        if (expression is IdentifierNameSyntax && rehearsed.Variables.Find(expression) is ILocalSymbol local && FindInitializer(rehearsed.Paths[0].Retries[0], local) is { } initializer)
            expression = initializer;

        var arguments = "args";
        ExpressionSyntax? list = null;
        var replacements = new Dictionary<SyntaxNode, string>();
        foreach (var name in expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (rehearsed.Variables.Find(name) is not (ILocalSymbol or IParameterSymbol) and not null || !rehearsed.Variables.IsChanging(rehearsed.Variables.Find(name)))
                continue;

            var symbol = rehearsed.Variables.Find(name)!;
            if (loop.Syntax is ForEachStatementSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } each && SymbolEqualityComparer.Default.Equals(symbol, loop.Model.GetDeclaredSymbol(each)))
            {
                replacements[name] = each.Expression.WithoutTrivia() + "[" + arguments + ".AttemptNumber]";
                list = each.Expression;
                continue;
            }

            if (CounterText.From(waits.ConvertAll(wait => wait.Values[symbol]), arguments) is not { } text)
                return null;

            CounterText.Put(name, text, replacements);
        }

        if (LoopVariables.HasSideEffect(expression) || loop.Model.GetTypeInfo(expression).Type is not { } type || expression.ToString().Contains('\n'))
            return null;

        var reach = ReachFinder.Find(list is null ? [expression] : [expression, list], loop, replacements.ContainsKey);
        var code = CodePrinter.Print(expression, replacements, "");
        var duration = type.Name is "TimeSpan" ? code : type.SpecialType is SpecialType.System_Int32 ? "TimeSpan.FromMilliseconds(" + code + ")" : null;
        var generator = replacements.Count > 0 ? arguments : "_";
        return duration is null ? null
            : new PausePlan(Of("DelayGenerator = " + style.Static(reach is Reach.Type) + generator + " => new ValueTask<TimeSpan?>(" + duration + ")"), "same timing", reach);
    }

    private static ExpressionSyntax? FindInitializer(Failure retry, ILocalSymbol local) =>
        retry.Steps.Select(step => step.Statement).OfType<LocalDeclarationStatementSyntax>()
            .SelectMany(declaration => declaration.Declaration.Variables)
            .FirstOrDefault(declarator => declarator.Identifier.ValueText == local.Name)?.Initializer?.Value;

    private static ImmutableArray<string> Of(params string[] options) => ImmutableArray.CreateRange(options);
}
