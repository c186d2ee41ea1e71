using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>Log("{Tags}", tags)</c> into <c>Log("{Tags}", (object)tags)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpreadArrayFix))]
internal sealed class SpreadArrayFix() : LogCallFix("Pass the array as one value", "SeaworthyLogging.SpreadArray", SpreadArray.Rule.Id)
{
    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context)
    {
        if (TemplateBinding.TryRead(call, context.Settings, context.CancellationToken) is not { } template
            || SpreadArray.Find(template) is not { } array
            || call.Values[0].NameColon is not null
            || template.OperationOf(call.Values[0]) is not { } operation)
        {
            return null;
        }

        var cast = PassedValue.Cast(array, operation, template.Model).WithTriviaFrom(array);
        return ConstantTemplateRewriter.Rewrite(template.Template, [], [new PassedArgument(call.Values[0], Added: null) { Changed = cast }], exception: null, context);
    }
}
