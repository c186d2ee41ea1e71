using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Logging;
using Seaworthy.Logging.Outputs;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Sensitive;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

internal enum SecretTreatment
{
    /// <summary>Something harmless is shown instead.</summary>
    Mask,

    /// <summary>The value goes, and its placeholder with it.</summary>
    Remove,
}

/// <summary>
/// Treats the secrets of calls. A call whose template is no constant gets one first, so that the placeholder is named after the
/// secret and not after what takes its place, and output where a logger is in reach becomes a log call.
/// </summary>
internal sealed class SecretEdits(Document original, SecretTreatment treatment)
{
    private const int MaximumPasses = 4;

    /// <summary>Of this run alone: an earlier one may have left others in the document.</summary>
    private readonly SyntaxAnnotation _mark = new();

    public async Task<Document?> RunAsync(SyntaxNode root, List<InvocationExpressionSyntax> calls, CancellationToken cancellationToken)
    {
        var marked = original.WithSyntaxRoot(root.ReplaceNodes(calls, (_, call) => call.WithAdditionalAnnotations(_mark)));
        var current = treatment is SecretTreatment.Mask && await ConvertOutputAsync(marked, cancellationToken).ConfigureAwait(false) is { } converted ? converted : marked;
        var isTreated = false;
        for (var pass = 0; pass < MaximumPasses; pass++)
        {
            var rewrites = new List<LogCallRewrite>();
            var (treated, changed) = await TreatAsync(current, rewrites, cancellationToken).ConfigureAwait(false);
            isTreated |= treated;
            if (changed is null)
                break;

            current = changed;
        }

        return isTreated ? current : null;
    }

    private async Task<Document?> ConvertOutputAsync(Document marked, CancellationToken cancellationToken)
    {
        var root = (await marked.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await marked.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (OutputProject.Find(model.Compilation) is not { } project)
            return null;

        var outputs = root.GetAnnotatedNodes(_mark).OfType<InvocationExpressionSyntax>()
            .Where(call => OutputCall.TryMatch(call, model, cancellationToken) is { } output && OutputPlace.Find(output, project, model, cancellationToken) is { Logger: not null })
            .ToList();
        return outputs.Count is 0 ? null : await new OutputConversion(marked, cancellationToken).RunAsync(outputs).ConfigureAwait(false);
    }

    /// <summary>One step for each call: its template, the names in it, or the secrets themselves.</summary>
    private async Task<(bool IsTreated, Document? Changed)> TreatAsync(Document current, List<LogCallRewrite> rewrites, CancellationToken cancellationToken)
    {
        var root = (await current.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await current.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (await DocumentRewriting.ReadAsync(current, original, cancellationToken).ConfigureAwait(false) is not { } context)
            return (false, null);

        var mask = new SecretMask(model, context.Settings);
        var isTreated = false;
        foreach (var call in root.GetAnnotatedNodes(_mark).OfType<InvocationExpressionSyntax>())
        {
            if (!LogCallRewriter.IsWhole(call) || model.GetOperation(call, cancellationToken) is not IInvocationOperation invocation)
                continue;

            LogCallRewrite? rewrite = null;
            if (LogCall.TryMatch(invocation, context.Symbols, context.Settings, cancellationToken) is { } log)
            {
                var secrets = LoggedValues.FindSecrets(log, context.Settings, cancellationToken);
                if (secrets.Count is 0)
                    continue;

                rewrite = Prepare(log, context);
                if (rewrite is null)
                {
                    rewrite = treatment is SecretTreatment.Remove ? SecretRemoval.Remove(log, secrets, context) : mask.Apply(call, log.TemplateSyntax, secrets);
                    isTreated |= rewrite is not null;
                }
            }
            else if (treatment is SecretTreatment.Mask && OutputCall.TryMatch(call, model, cancellationToken) is { } output)
            {
                rewrite = mask.Apply(call, call.ArgumentList.Arguments.FirstOrDefault(), LoggedValues.FindSecrets(output, context.Settings, model, cancellationToken));
                isTreated |= rewrite is not null;
            }

            if (rewrite is not null)
                rewrites.Add(rewrite);
        }

        return (isTreated, rewrites.Count is 0 ? null : current.WithSyntaxRoot(LogCallEdits.Apply(root, rewrites)));
    }

    /// <summary>The call with a constant template whose placeholders have names; null when it is so already, or can't be.</summary>
    private static LogCallRewrite? Prepare(LogCall call, RewriteContext context)
    {
        if ((RuntimeMessage.TryMatch(call, context.Settings, context.CancellationToken) ?? Whole(call, context)) is { } message)
            return new LogCallRewriter(context).Rewrite(message);

        return TemplateBinding.TryRead(call, context.Settings, context.CancellationToken) is { } template ? PositionalRewriter.Rewrite(template, context) : null;
    }

    private static RuntimeMessage? Whole(LogCall call, RewriteContext context) =>
        call.Kind is LogCallKind.Message && new TemplateOrigin(context.Settings.TreatResourcesAsConstant).Of(call.Template.Value) is Origin.Unknown ? RuntimeMessage.OfValue(call) : null;
}
