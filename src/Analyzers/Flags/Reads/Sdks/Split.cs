namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>Splitio 7, whose answers are words.</summary>
internal static class Split
{
    public static readonly ImmutableArray<FlagApi> Methods = Find();

    private static ImmutableArray<FlagApi> Find()
    {
        var methods = ImmutableArray.CreateBuilder<FlagApi>();
        foreach (var (space, type) in new[]
        {
            ("Splitio.Services.Client.Interfaces", "ISplitClient"),
            ("Splitio.Services.Client.Interfaces", "ISplitClientAsync"),
            ("Splitio.Services.Client.Classes", "SplitClient"),
        })
        {
            methods.Add(new(space, type, "GetTreatment", Key: 1) { AnswersInWords = true, RecordsExposure = true });
            methods.Add(new(space, type, "GetTreatmentAsync", Key: 1) { AnswersInWords = true, RecordsExposure = true });
            methods.Add(new(space, type, "GetTreatmentWithConfig", Key: 1) { Member = "Treatment", AnswersInWords = true, RecordsExposure = true });
            methods.Add(new(space, type, "GetTreatmentWithConfigAsync", Key: 1) { Member = "Treatment", AnswersInWords = true, RecordsExposure = true });
        }

        return methods.ToImmutable();
    }
}
